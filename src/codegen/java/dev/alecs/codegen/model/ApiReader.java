package dev.alecs.codegen.model;

import dev.alecs.codegen.spec.Complaints;
import dev.alecs.codegen.spec.Fields;
import dev.alecs.codegen.spec.References;
import dev.alecs.codegen.spec.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Reads one catalogue file. */
final class ApiReader {

    /** In the order in which a path's operations are listed. */
    private static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete");

    private static final Comparator<Operation> ORDER = Comparator.comparing(Operation::path)
            .thenComparingInt(operation -> METHODS.indexOf(operation.method().toLowerCase(Locale.ROOT)));

    private final References references;
    private final OwnArguments ownArguments;
    private final Complaints complaints;

    ApiReader(References references, OwnArguments ownArguments, Complaints complaints) {
        this.references = references;
        this.ownArguments = ownArguments;
        this.complaints = complaints;
    }

    Api read(String file, Value root) {
        Fields document = Fields.of(root, complaints)
                .only("openapi", "info", "x-alecs-api", "x-alecs-toolset", "paths", "components");
        if (!document.text("openapi").startsWith("3.1.")) {
            complaints.about(document.at("openapi"), "only OpenAPI 3.1 is understood");
        }
        List<Operation> operations = operations(document);
        if (operations.isEmpty()) {
            complaints.about(document.at("paths"), "there is no operation in it");
        }
        return new Api(file, document.fields("info").text("title"), document.text("x-alecs-api"), operations);
    }

    private List<Operation> operations(Fields document) {
        OperationReader reader = new OperationReader(
                document.text("x-alecs-api"), document.text("x-alecs-toolset"), references, ownArguments, complaints);
        List<Operation> operations = new ArrayList<>();
        document.fields("paths").entries().forEach((path, item) -> {
            Fields methods = Fields.of(item, complaints).only(METHODS.toArray(String[]::new));
            methods.entries().forEach((method, operation) -> {
                if (METHODS.contains(method)) {
                    operations.add(reader.read(
                            method.toUpperCase(Locale.ROOT),
                            path,
                            Fields.of(operation, complaints),
                            methods.find("get").map(get -> Fields.of(get, complaints))));
                }
            });
        });
        operations.sort(ORDER);
        return operations;
    }
}
