package dev.alecs.edgegrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeGridBeansTest {

    @ParameterizedTest
    @CsvSource({"~/.edgerc, /home/me/.edgerc", "~, /home/me", "/etc/x/../edgerc, /etc/edgerc", "/~/x, /~/x"})
    void theTildeIsTheHomeDirectory(String written, Path expected) {
        assertThat(EdgeGridBeans.path(written, "/home/me")).isEqualTo(expected);
    }

    @Test
    void aRelativePathIsTakenFromTheWorkingDirectory() {
        assertThat(EdgeGridBeans.path("conf/edgerc", "/home/me"))
                .isEqualTo(Path.of("conf/edgerc").toAbsolutePath());
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080/, http://localhost:8080",
        "https://proxy.example/akamai, https://proxy.example/akamai"
    })
    void aUrlInPlaceOfAkamaisLosesItsLastSlash(String written, String expected) {
        assertThat(EdgeGridBeans.url(written)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://h",
                "https://",
                "http://h?q=1",
                "http://h/#f",
                "http://u:p@h",
                "nonsense here",
                ""
            })
    void aUrlThatIsNoneIsRefusedByTheNameOfItsKey(String written) {
        assertThatThrownBy(() -> EdgeGridBeans.url(written))
                .hasMessageStartingWith("alecs.akamai-url: expected http://");
    }

    @Test
    void aNumberOutOfBoundsIsRefusedByTheNameOfItsKey() {
        assertThatThrownBy(() -> EdgeGridBeans.between("alecs.akamai.attempts", 0, 1, 10))
                .hasMessage("alecs.akamai.attempts: expected a number from 1 to 10");
    }

    @Test
    void aTimeOutOfBoundsIsRefusedByTheNameOfItsKey() {
        assertThatThrownBy(() -> EdgeGridBeans.positive("alecs.akamai.connect-timeout", Duration.ZERO))
                .hasMessageStartingWith("alecs.akamai.connect-timeout: expected a time");
    }
}
