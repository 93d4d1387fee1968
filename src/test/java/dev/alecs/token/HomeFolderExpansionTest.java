package dev.alecs.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeFolderExpansionTest {

    private static final String HOME = System.getProperty("user.home");

    @Test
    void aTildeIsTheHomeFolder() {
        assertThat(configured("~")).isEqualTo(HOME);
        assertThat(configured("~/alecs data")).isEqualTo(HOME + "/alecs data");
    }

    @Test
    void anEmptyValueIsTheSameAsNone() {
        assertThat(configured(" ")).isEqualTo(HOME + "/.alecs");
        assertThat(configured("")).isEqualTo(HOME + "/.alecs");
    }

    @Test
    void otherPathsStayAsTheyAre() {
        assertThat(configured("/srv/alecs")).isEqualTo("/srv/alecs");
        assertThat(configured("data/~")).isEqualTo("data/~");
        assertThat(configured("~other/data")).isEqualTo("~other/data");
    }

    /** The JDBC URL is read through the property, so it has to see the expanded folder too. */
    private static String configured(String folder) {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredInterceptors()
                .withSources(
                        new PropertiesConfigSource(Map.of("alecs.data", folder, "url", "in:${alecs.data}"), "test", 1))
                .build();
        assertThat(config.getValue("url", String.class)).isEqualTo("in:" + config.getValue("alecs.data", String.class));
        return config.getValue("alecs.data", String.class);
    }
}
