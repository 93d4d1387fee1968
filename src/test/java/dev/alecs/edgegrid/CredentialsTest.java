package dev.alecs.edgegrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.alecs.edgegrid.Credentials.Lookup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    private static final String SECTION = """
            host = akab-h.luna.akamaiapis.net
            client_token = akab-ct
            client_secret = s3cret/with+and=
            access_token = akab-at
            """;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve(".edgerc");
    }

    private Credentials written(String text, Map<String, String> environment) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return new Credentials(file, "default", environment);
    }

    private Credentials written(String text) throws IOException {
        return written(text, Map.of());
    }

    private static Credential usable(Lookup lookup) {
        return assertThat(lookup)
                .asInstanceOf(type(Lookup.Usable.class))
                .actual()
                .credential();
    }

    private static String problem(Lookup lookup) {
        return assertThat(lookup)
                .asInstanceOf(type(Lookup.Unusable.class))
                .actual()
                .what();
    }

    @Test
    void theDefaultSectionIsFoundWhenNoneIsNamed() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION);

        Credential credential = usable(credentials.find(null));

        assertThat(credential)
                .isEqualTo(new Credential(
                        "default",
                        "section default of " + file,
                        "akab-h.luna.akamaiapis.net",
                        "akab-ct",
                        "s3cret/with+and=",
                        "akab-at",
                        131_072,
                        null));
    }

    @Test
    void everySectionIsFoundByItsName() throws IOException {
        Credentials credentials =
                written("[default]\n" + SECTION + "[papi prod]\n" + SECTION.replace("akab-at", "akab-2"));

        assertThat(usable(credentials.find("papi prod")).accessToken()).isEqualTo("akab-2");
    }

    @Test
    void valuesAreTakenLiterally() throws IOException {
        String odd = "ab\\ncd\\\\ef:gh=ij#kl==";
        Credentials credentials = written("[default]\n" + SECTION.replace("s3cret/with+and=", odd));

        assertThat(usable(credentials.find(null)).clientSecret()).isEqualTo(odd);
    }

    @Test
    void aValueThatEndsInABackslashDoesNotSwallowTheNextLine() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION.replace("s3cret/with+and=", "abc\\"));

        assertThat(usable(credentials.find(null)))
                .extracting(Credential::clientSecret, Credential::accessToken)
                .containsExactly("abc\\", "akab-at");
    }

    @Test
    void nothingIsSubstitutedInAValue() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION.replace("s3cret/with+and=", "${host}$x"));

        assertThat(usable(credentials.find(null)).clientSecret()).isEqualTo("${host}$x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://akab-h.net", "akab-h.net/", "HTTPS://akab-h.net//", "https://akab-h.net/"})
    void aHostMayBePastedAsItIsShown(String host) throws IOException {
        Credentials credentials = written("[default]\n" + SECTION.replace("akab-h.luna.akamaiapis.net", host));

        assertThat(usable(credentials.find(null)).host()).isEqualTo("akab-h.net");
    }

    @Test
    void theColonFormCommentsBlankLinesAByteOrderMarkAndDosLinesAreRead() throws IOException {
        Credentials credentials = written("\uFEFF" + """
                ; comment
                # another: one = two

                  [default]
                host: https://akab-h.net:443
                CLIENT_TOKEN=ct
                client-secret=cs
                 access_token = at\s
                """.replace("\n", "\r\n"));

        assertThat(usable(credentials.find(null)))
                .extracting(
                        Credential::host, Credential::clientToken, Credential::clientSecret, Credential::accessToken)
                .containsExactly("akab-h.net:443", "ct", "cs", "at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-body", "max_body", "MAX_BODY"})
    void howMuchOfABodyIsSignedCanBeSet(String key) throws IOException {
        Credentials credentials = written("[default]\n" + SECTION + key + " = 8192");

        assertThat(usable(credentials.find(null)).maxBody()).isEqualTo(8192);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_key", "account-key", "accountSwitchKey", "account-switch-key"})
    void aSectionMayHaveItsAccount(String key) throws IOException {
        Credentials credentials = written("[default]\n" + SECTION + key + " = 1-ABC:1-2RBL");

        assertThat(usable(credentials.find(null)).accountSwitchKey()).isEqualTo("1-ABC:1-2RBL");
    }

    @Test
    void ofAKeyWrittenTwiceTheLaterValueCounts() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION + "access_token = later\n");

        assertThat(usable(credentials.find(null)).accessToken()).isEqualTo("later");
    }

    @Test
    void allMissingKeysAreNamedWithTheirFileAndSection() throws IOException {
        Credentials credentials = written("[papi]\nhost = h.example\nclient_token = t\nclient_secret =\n");

        assertThat(problem(credentials.find("papi")))
                .isEqualTo("There is no client_secret, no access_token in section papi of " + file);
    }

    @Test
    void anUnknownSectionIsAnsweredWithThoseThatThereAre() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION + "[papi]\n" + SECTION);

        assertThat(problem(credentials.find("pappi"))).isEqualTo(file + " has no section pappi; it has default, papi");
    }

    @Test
    void aMalformedLineIsNamedByItsNumberAndNotQuoted() throws IOException {
        Credentials credentials = written("[default]\nclient_secret s3cret-without-equals\n");

        assertThat(problem(credentials.find(null))).contains(file + ", line: 2").doesNotContain("s3cret");
    }

    @Test
    void aValueBeforeTheFirstSectionIsMalformed() throws IOException {
        Credentials credentials = written(SECTION);

        assertThat(problem(credentials.find(null))).contains("line: 1");
    }

    @Test
    void anEmptyFileIsSaidToHaveNoSections() throws IOException {
        Credentials credentials = written("# nothing yet\n");

        assertThat(problem(credentials.find(null))).contains("has no sections", ".edgerc.example");
    }

    @Test
    void aMissingFileIsNamedWithWhatToDo() {
        Credentials credentials = new Credentials(file, "default", Map.of());

        assertThat(problem(credentials.find(null))).contains("There is no " + file, "AKAMAI_CLIENT_SECRET");
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsRecognized() throws IOException {
        Files.createDirectory(file);

        assertThat(problem(new Credentials(file, "default", Map.of()).find(null)))
                .contains("is a directory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cret in host",
                "h.example/papi",
                "-h",
                "host_with_underscore",
                "a..b",
                "h.example:70000",
                "https://",
                "s3cret\"quoted\""
            })
    void aHostThatIsNoneIsRefusedWithoutBeingQuoted(String host) throws IOException {
        Credentials credentials = written("[default]\n" + SECTION.replace("akab-h.luna.akamaiapis.net", host));

        assertThat(problem(credentials.find(null)))
                .startsWith("host in section default")
                .doesNotContain(host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blank", "with;semicolon", "wïth"})
    void aTokenThatNoHeaderCanHoldIsRefusedWithoutBeingQuoted(String token) throws IOException {
        Credentials credentials = written("[default]\n" + SECTION.replace("akab-ct", token));

        assertThat(problem(credentials.find(null)))
                .startsWith("client_token in section")
                .doesNotContain(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "128k", "99999999999"})
    void aMaxBodyThatIsNoNumberOfBytesIsRefused(String maxBody) throws IOException {
        Credentials credentials = written("[default]\n" + SECTION + "max_body = " + maxBody);

        assertThat(problem(credentials.find(null))).startsWith("max_body in section default");
    }

    @Test
    void aChangedFileIsReadAgain() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION);
        credentials.find(null);

        Files.writeString(file, "[default]\n" + SECTION + "[new]\n" + SECTION);

        assertThat(usable(credentials.find("new")).section()).isEqualTo("new");
    }

    @Test
    void aChangeOfTheSameLengthIsNoticedByItsTime() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION);
        credentials.find(null);

        Files.writeString(file, "[default]\n" + SECTION.replace("akab-at", "akab-xx"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));

        assertThat(usable(credentials.find(null)).accessToken()).isEqualTo("akab-xx");
    }

    @Test
    void anUnchangedFileIsReadOnce() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION);
        credentials.find(null);
        FileTime before = Files.getLastModifiedTime(file);

        Files.writeString(file, "[default]\n" + SECTION.replace("akab-at", "akab-xx"));
        Files.setLastModifiedTime(file, before);

        assertThat(usable(credentials.find(null)).accessToken()).isEqualTo("akab-at");
    }

    @Test
    void aFileThatComesLaterIsFound() throws IOException {
        Credentials credentials = new Credentials(file, "default", Map.of());
        problem(credentials.find(null));

        Files.writeString(file, "[default]\n" + SECTION);

        usable(credentials.find(null));
    }

    @Test
    void variablesWinOverTheFile() throws IOException {
        Credentials credentials = written("[default]\n" + SECTION, environment("AKAMAI_"));

        assertThat(usable(credentials.find(null)))
                .extracting(Credential::host, Credential::origin)
                .containsExactly("env.example", "the variables AKAMAI_*");
    }

    @Test
    void variablesNeedNoFile() {
        Credentials credentials = new Credentials(file, "default", environment("AKAMAI_"));

        assertThat(usable(credentials.find(null)).clientSecret()).isEqualTo("cs=");
    }

    @Test
    void variablesOfAnotherSectionCarryItsName() {
        Credentials credentials = new Credentials(file, "default", environment("AKAMAI_PAPI_PROD_"));

        assertThat(usable(credentials.find("papi-prod")).host()).isEqualTo("env.example");
        assertThat(problem(credentials.find("default"))).contains("There is no " + file);
    }

    @Test
    void variablesThatAreNotCompleteAreAnError() throws IOException {
        Credentials credentials = written(
                "[papi]\n" + SECTION, Map.of("AKAMAI_PAPI_HOST", "h.example", "AKAMAI_PAPI_ACCESS_TOKEN", "at"));

        assertThat(problem(credentials.find("papi")))
                .isEqualTo("There is no AKAMAI_PAPI_CLIENT_TOKEN, no AKAMAI_PAPI_CLIENT_SECRET"
                        + " in the variables AKAMAI_PAPI_*");
    }

    @Test
    void blankVariablesCountAsNotSet() throws IOException {
        Credentials credentials =
                written("[default]\n" + SECTION, Map.of("AKAMAI_HOST", " ", "AKAMAI_CLIENT_TOKEN", ""));

        assertThat(usable(credentials.find(null)).host()).isEqualTo("akab-h.luna.akamaiapis.net");
    }

    @Test
    void accountAndMaxBodyAloneCompleteTheFile() throws IOException {
        Credentials credentials = written(
                "[default]\n" + SECTION + "max_body = 1",
                Map.of("AKAMAI_ACCOUNT_KEY", "1-X", "AKAMAI_MAX_BODY", "2048"));

        assertThat(usable(credentials.find(null)))
                .extracting(Credential::accountSwitchKey, Credential::maxBody, Credential::host)
                .containsExactly("1-X", 2048, "akab-h.luna.akamaiapis.net");
    }

    @Test
    void sectionsAreListedWithWhereTheyComeFromAndWhatIsWrongWithThem() throws IOException {
        Map<String, String> environment = environment("AKAMAI_CCU_");
        environment.put("AKAMAI_HALF_HOST", "h.example");
        Credentials credentials = written("[default]\n" + SECTION + "[broken]\nhost = h.example\n", environment);

        List<Credentials.Section> sections = credentials.sections();

        assertThat(sections)
                .extracting(Credentials.Section::name, Credentials.Section::origin, Credentials.Section::usable)
                .containsExactly(
                        tuple("default", "section default of " + file, true),
                        tuple("broken", "section broken of " + file, false),
                        tuple("ccu", "the variables AKAMAI_CCU_*", true),
                        tuple("half", "the variables AKAMAI_HALF_*", false));
        assertThat(sections.get(1).problem()).contains("no client_token");
    }

    @Test
    void aSectionInBothPlacesIsListedOnceUnderTheNameOfTheFile() throws IOException {
        Credentials credentials = written("[papi-Prod]\n" + SECTION, environment("AKAMAI_PAPI_PROD_"));

        assertThat(credentials.sections())
                .containsExactly(new Credentials.Section("papi-Prod", "the variables AKAMAI_PAPI_PROD_*", null));
    }

    @Test
    void aFileThatOthersMayReadIsWarnedOfOnce() throws IOException {
        List<String> warnings = new ArrayList<>();
        Handler handler = recorder(warnings);
        Logger logger = Logger.getLogger(Credentials.class.getName());
        logger.addHandler(handler);
        try {
            Credentials credentials = written("[default]\n" + SECTION);
            credentials.find(null);
            assertThat(warnings).isEmpty();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1));
            credentials.find(null);
            Files.setLastModifiedTime(file, FileTime.fromMillis(2));
            credentials.find(null);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(warnings).hasSize(1).first().asString().contains(file.toString());
    }

    private static Handler recorder(List<String> messages) {
        return new ExtHandler() {
            @Override
            protected void doPublish(ExtLogRecord record) {
                messages.add(record.getFormattedMessage());
            }
        };
    }

    private static Map<String, String> environment(String prefix) {
        return new HashMap<>(Map.of(
                prefix + "HOST", "https://env.example/",
                prefix + "CLIENT_TOKEN", "ct",
                prefix + "CLIENT_SECRET", "cs=",
                prefix + "ACCESS_TOKEN", "at"));
    }
}
