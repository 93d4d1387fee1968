package dev.alecs.codegen.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.alecs.codegen.model.Answer;
import dev.alecs.codegen.model.Api;
import dev.alecs.codegen.model.MediaChoice;
import dev.alecs.codegen.model.Operation;
import dev.alecs.codegen.model.Parameter;
import dev.alecs.codegen.model.RequestBody;
import dev.alecs.codegen.model.ToolDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The Java class that brings the tools of one API: plain data, one method per operation. */
public final class ToolClass {

    static final String PACKAGE = "dev.alecs.toolset";

    private static final ClassName INJECT = ClassName.get("jakarta.inject", "Inject");
    private static final ClassName SINGLETON = ClassName.get("jakarta.inject", "Singleton");
    private static final ClassName AKAMAI_OPERATIONS = ClassName.get("dev.alecs.tool", "AkamaiOperations");
    private static final ClassName TOOL = ClassName.get("dev.alecs.tool", "Tool");
    private static final ClassName TOOL_SOURCE = ClassName.get("dev.alecs.tool", "ToolSource");
    private static final ClassName OPERATION = ClassName.get("dev.alecs.catalog", "Operation");
    private static final ClassName TOOL_DEFINITION = ClassName.get("dev.alecs.catalog", "ToolDefinition");
    private static final ClassName EFFECT = ClassName.get("dev.alecs.catalog", "Effect");
    private static final ClassName PARAMETER = ClassName.get("dev.alecs.catalog", "Parameter");
    private static final ClassName REQUEST_BODY = ClassName.get("dev.alecs.catalog", "RequestBody");
    private static final ClassName MEDIA_CHOICE = ClassName.get("dev.alecs.catalog", "MediaChoice");
    private static final ClassName ANSWER = ClassName.get("dev.alecs.catalog", "Answer");

    private static final CodeBlock NULL = CodeBlock.of("null");

    private final Api api;
    private final NameAllocator methods = new NameAllocator();

    private ToolClass(Api api) {
        this.api = api;
        methods.newName("tools");
        api.operations()
                .forEach(
                        operation -> methods.newName(lowerCamel(operation.tool().name()), operation));
    }

    /** The name of its file, for example {@code PropertyManagerTools.java}. */
    public static String fileName(Api api) {
        return className(api) + ".java";
    }

    public static String source(Api api) {
        return JavaFile.builder(PACKAGE, new ToolClass(api).type())
                .addFileComment("Generated from $L: change that file, not this one.", api.file())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    private TypeSpec type() {
        return TypeSpec.classBuilder(className(api))
                .addJavadoc(
                        "The operations of Akamai's $L as tools, generated from {@code $L}.\n", api.title(), api.file())
                .addAnnotation(SINGLETON)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(TOOL_SOURCE)
                .addField(FieldSpec.builder(AKAMAI_OPERATIONS, "akamai", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addMethod(constructor())
                .addMethod(tools())
                .addMethods(api.operations().stream().map(this::method).toList())
                .build();
    }

    private static MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addAnnotation(INJECT)
                .addParameter(AKAMAI_OPERATIONS, "akamai")
                .addStatement("this.akamai = akamai")
                .build();
    }

    private MethodSpec tools() {
        List<CodeBlock> calls = api.operations().stream()
                .map(operation -> CodeBlock.of("$N()", methods.get(operation)))
                .toList();
        return MethodSpec.methodBuilder("tools")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Stream.class), TOOL))
                .addCode("return $L\n$>$>.map(akamai::tool);\n$<$<", call(CodeBlock.of("$T.of", Stream.class), calls))
                .build();
    }

    private MethodSpec method(Operation operation) {
        return MethodSpec.methodBuilder(methods.get(operation))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(OPERATION)
                .addCode("return $L;\n", operation(operation))
                .build();
    }

    private static CodeBlock operation(Operation operation) {
        return create(
                OPERATION,
                JavaText.of(operation.api()),
                JavaText.of(operation.operationId()),
                tool(operation.tool()),
                JavaText.of(operation.method()),
                JavaText.of(operation.path()),
                list(operation.parameters().stream().map(ToolClass::parameter).toList()),
                map(operation.headers()),
                body(operation.body()),
                text(operation.vendorType()),
                mediaChoice(operation.mediaChoice()),
                list(operation.answers().stream().map(ToolClass::answer).toList()),
                texts(operation.etagQuery()));
    }

    private static CodeBlock tool(ToolDefinition tool) {
        return create(
                TOOL_DEFINITION,
                JavaText.of(tool.name()),
                list(tool.aliases().stream().map(JavaText::of).toList()),
                JavaText.of(tool.toolset()),
                CodeBlock.of("$T.$L", EFFECT, tool.effect()),
                CodeBlock.of("$L", tool.idempotent()),
                CodeBlock.of("$L", tool.core()),
                JavaText.of(tool.title()),
                JavaText.of(tool.description()),
                JavaText.of(tool.inputSchema()),
                create(
                        TOOL_DEFINITION.nestedClass("Listing"),
                        JavaText.of(tool.listing().description()),
                        JavaText.of(tool.listing().inputSchema())));
    }

    private static CodeBlock parameter(Parameter parameter) {
        return CodeBlock.of(
                "new $T($S, $S, $T.$L, $L, $T.$L)",
                PARAMETER,
                parameter.argument(),
                parameter.wireName(),
                PARAMETER.nestedClass("Place"),
                parameter.place(),
                parameter.required(),
                PARAMETER.nestedClass("Style"),
                parameter.style());
    }

    private static CodeBlock map(Map<String, String> entries) {
        return call(
                CodeBlock.of("$T.ofEntries", Map.class),
                entries.entrySet().stream()
                        .map(entry -> CodeBlock.of(
                                "$T.entry($S, $L)", Map.class, entry.getKey(), JavaText.of(entry.getValue())))
                        .toList());
    }

    private static CodeBlock body(@Nullable RequestBody body) {
        if (body == null) {
            return NULL;
        }
        CodeBlock form = CodeBlock.of("$T.$L", REQUEST_BODY.nestedClass("Form"), body.form());
        return body.files().isEmpty()
                ? CodeBlock.of("new $T($S, $L, $L)", REQUEST_BODY, body.mediaType(), body.required(), form)
                : CodeBlock.of(
                        "new $T($S, $L, $L, $L)",
                        REQUEST_BODY,
                        body.mediaType(),
                        body.required(),
                        form,
                        list(body.files().stream().map(JavaText::of).toList()));
    }

    private static CodeBlock mediaChoice(@Nullable MediaChoice choice) {
        return choice == null
                ? NULL
                : create(MEDIA_CHOICE, JavaText.of(choice.argument()), map(choice.accept()), map(choice.contentType()));
    }

    private static CodeBlock answer(Answer answer) {
        return CodeBlock.of(
                "new $T($L, $L, $L)",
                ANSWER,
                answer.status(),
                text(answer.mediaType()),
                answer.schema() == null ? NULL : JavaText.of(answer.schema()));
    }

    private static CodeBlock text(@Nullable String text) {
        return text == null ? NULL : JavaText.of(text);
    }

    private static CodeBlock texts(@Nullable List<String> texts) {
        return texts == null ? NULL : list(texts.stream().map(JavaText::of).toList());
    }

    private static CodeBlock list(List<CodeBlock> items) {
        return call(CodeBlock.of("$T.of", List.class), items);
    }

    private static CodeBlock create(ClassName type, CodeBlock... arguments) {
        return call(CodeBlock.of("new $T", type), List.of(arguments));
    }

    /** One argument per line. */
    private static CodeBlock call(CodeBlock what, List<CodeBlock> arguments) {
        return arguments.isEmpty()
                ? CodeBlock.of("$L()", what)
                : CodeBlock.of("$L(\n$>$>$L$<$<)", what, CodeBlock.join(arguments, ",\n"));
    }

    private static String className(Api api) {
        return upperCamel(api.file().substring(0, api.file().lastIndexOf('.'))) + "Tools";
    }

    private static String lowerCamel(String kebab) {
        String camel = upperCamel(kebab);
        return Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
    }

    private static String upperCamel(String kebab) {
        return Stream.of(kebab.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
