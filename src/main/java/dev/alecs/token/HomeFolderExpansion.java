package dev.alecs.token;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code alecs.data} as a shell would: {@code ~} is the home folder, and an empty value is none.
 *
 * <p>Neither {@code .env} files nor Docker do this, and the JDBC URL needs the folder before any code of ours runs.
 */
@Priority(Priorities.LIBRARY)
public final class HomeFolderExpansion implements ConfigSourceInterceptor {

    static final String UNLESS_SET = "~/.alecs";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var value = context.proceed(name);
        if (!name.equals(DataFolder.KEY) || value == null) {
            return value;
        }
        var folder = value.getValue() == null ? "" : value.getValue().strip();
        return value.withValue(expanded(folder.isEmpty() ? UNLESS_SET : folder));
    }

    private static String expanded(String folder) {
        var inHome = folder.equals("~") || folder.startsWith("~/");
        return inHome ? System.getProperty("user.home") + folder.substring(1) : folder;
    }
}
