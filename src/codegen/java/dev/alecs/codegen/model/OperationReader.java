package dev.alecs.codegen.model;

import dev.alecs.codegen.model.Parameter.Place;
import dev.alecs.codegen.model.Parameter.Style;
import dev.alecs.codegen.model.ParameterReader.Outcome.Asked;
import dev.alecs.codegen.model.ParameterReader.Outcome.Constant;
import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one operation of a catalogue file. */
final class OperationReader {

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]*)}");

    private final String api;
    private final OwnArguments ownArguments;
    private final ToolReader toolReader;
    private final ParameterReader parameterReader;
    private final BodyReader bodyReader;
    private final AnswerReader answerReader;
    private final MediaChoiceReader mediaChoiceReader;
    private final Complaints complaints;

    OperationReader(
            String api, String usualToolset, References references, OwnArguments ownArguments, Complaints complaints) {
        Schemas schemas = new Schemas(references, complaints);
        this.api = api;
        this.ownArguments = ownArguments;
        this.toolReader = new ToolReader(usualToolset, complaints);
        this.parameterReader = new ParameterReader(references, schemas, complaints);
        this.bodyReader = new BodyReader(references, schemas, complaints);
        this.answerReader = new AnswerReader(references, schemas, complaints);
        this.mediaChoiceReader = new MediaChoiceReader(references, complaints);
        this.complaints = complaints;
    }

    /** @param get the GET of the same path, which the current ETag can be read with */
    Operation read(String method, String path, Fields fields, Optional<Fields> get) {
        fields.only(
                "operationId",
                "x-alecs-tool",
                "x-alecs-media",
                "summary",
                "description",
                "parameters",
                "requestBody",
                "responses");
        InputSchema input = new InputSchema(complaints);
        Request request = request(fields, input, get.isPresent());
        checkPath(path, request.parameters(), fields);
        List<Answer> answers = answerReader.read(fields);
        MediaChoice mediaChoice =
                mediaChoiceReader.read(fields, request.parameters(), answers).orElse(null);
        RequestBody body = bodyReader.read(fields, mediaChoice, input).orElse(null);
        String vendorType = vendorType(fields, input).orElse(null);
        accept(request, Accept.of(method, answers), input, fields);
        input.add(OwnArguments.SECTION, ownArguments.schema(OwnArguments.SECTION), false, fields.at());
        return new Operation(
                fields.at(),
                api,
                fields.text("operationId"),
                toolReader.read(fields, method, input),
                method,
                path,
                request.parameters(),
                request.headers(),
                body,
                vendorType,
                mediaChoice,
                answers,
                etagQuery(request.parameters(), get));
    }

    private @Nullable List<String> etagQuery(List<Parameter> parameters, Optional<Fields> get) {
        boolean wanted =
                parameters.stream().anyMatch(parameter -> parameter.wireName().equals(ParameterReader.IF_MATCH));
        return wanted ? get.map(this::queryArguments).orElse(null) : null;
    }

    private List<String> queryArguments(Fields operation) {
        return request(operation, new InputSchema(complaints), true).parameters().stream()
                .filter(parameter -> parameter.place() == Place.QUERY)
                .map(Parameter::argument)
                .sorted()
                .toList();
    }

    /** What the parameters of an operation come to. */
    private record Request(List<Parameter> parameters, SortedMap<String, String> headers) {

        private boolean asks(String header) {
            return parameters.stream().anyMatch(parameter -> parameter.isHeader(header));
        }
    }

    /** @param etagCanBeRead whether a caller may leave out what the server can read */
    private Request request(Fields fields, InputSchema input, boolean etagCanBeRead) {
        Request request = new Request(new ArrayList<>(), new TreeMap<>());
        boolean multipart = bodyReader.isMultipart(fields);
        for (Value value : fields.list("parameters")) {
            parameterReader.read(value).ifPresent(outcome -> {
                switch (outcome) {
                    // each part says its own, and the whole has to name what is between the parts
                    case Asked asked when multipart && asked.parameter().isHeader("Content-Type") -> {}
                    case Asked asked -> {
                        boolean mustBeGiven =
                                asked.mustBeGiven() || (asked.parameter().required() && !etagCanBeRead);
                        input.add(asked.parameter().argument(), asked.schema(), mustBeGiven, value.at());
                        request.parameters().add(asked.parameter());
                    }
                    case Constant constant -> request.headers().put(constant.header(), constant.value());
                }
            });
        }
        return request;
    }

    private static void accept(Request request, Accept accept, InputSchema input, Fields fields) {
        boolean constant = request.headers().putIfAbsent(Accept.HEADER, accept.usual()) != null;
        if (!constant && !accept.choices().isEmpty() && !request.asks(Accept.HEADER)) {
            input.add("accept", accept.schema(), false, fields.at());
            request.parameters().add(new Parameter("accept", Accept.HEADER, Place.HEADER, false, Style.REPEATED));
        }
    }

    private void checkPath(String path, List<Parameter> parameters, Fields fields) {
        if (!path.startsWith("/")) {
            complaints.about(fields.at(), "the path '%s' does not start with a slash".formatted(path));
        }
        Set<String> declared = parameters.stream()
                .filter(parameter -> parameter.place() == Place.PATH)
                .map(Parameter::wireName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inPath = namesInBraces(path);
        for (String name : inPath) {
            if (!declared.remove(name)) {
                complaints.about(fields.at(), "the path parameter '%s' is not declared".formatted(name));
            }
        }
        declared.forEach(name -> complaints.about(
                fields.at("parameters"), "the path parameter '%s' is not in the path".formatted(name)));
    }

    private Optional<String> vendorType(Fields fields, InputSchema input) {
        Fields face = fields.fields("x-alecs-tool");
        Optional<String> vendorType = face.optionalText("vendorType");
        vendorType.ifPresent(type -> {
            Set<String> arguments = namesInBraces(type);
            if (arguments.size() != 1) {
                complaints.about(face.at("vendorType"), "a vendorType has one argument in braces");
            }
            arguments.forEach(
                    argument -> input.add(argument, ownArguments.schema(argument), false, face.at("vendorType")));
        });
        return vendorType;
    }

    private static Set<String> namesInBraces(String text) {
        return IN_BRACES
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
