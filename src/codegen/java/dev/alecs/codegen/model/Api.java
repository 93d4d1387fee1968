package dev.alecs.codegen.model;

import java.util.List;

/**
 * One API of Akamai, which is one catalogue file.
 *
 * @param file the file's name, for example {@code property-manager.yaml}
 * @param title Akamai's name of the product
 * @param name Akamai's short name of the API, for example {@code papi}
 * @param operations by path, then by method
 */
public record Api(String file, String title, String name, List<Operation> operations) {

    public Api {
        operations = List.copyOf(operations);
    }
}
