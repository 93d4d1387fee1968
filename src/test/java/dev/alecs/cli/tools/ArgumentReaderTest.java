package dev.alecs.cli.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.testing.Operations;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentReaderTest {

    private static final Schema SCHEMA = Schema.of(Operations.tool("a-tool", Effect.WRITE, """
            {"type":"object","properties":{
              "name":{"type":"string"},
              "version":{"type":"integer"},
              "share":{"type":"number"},
              "fast":{"type":"boolean"},
              "ids":{"type":"array","items":{"type":"string"}},
              "versions":{"type":"array","items":{"type":"integer"}},
              "note":{"type":["string","null"]},
              "limit":{"type":["integer","string"]},
              "anything":{},
              "file":{"type":"string","contentEncoding":"base64"},
              "form":{"type":"object","properties":{
                "archive":{"type":"object","properties":{
                  "fileName":{"type":"string"},"content":{"type":"string","contentEncoding":"base64"}}}}},
              "patch":{"type":"array","items":{"type":"object"}},
              "body":{"type":"object","properties":{
                "network":{"type":"string"},
                "emails":{"type":"array","items":{"type":"string"}},
                "options":{"type":"object","properties":{"cache.ttl":{"type":"integer"},"deep":{"type":"boolean"}}},
                "rules":{"type":"object"}}}}}"""));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name=12                      | {'name':'12'}",
                "name=a=b                     | {'name':'a=b'}",
                "name=                        | {'name':''}",
                "name=@@example               | {'name':'@example'}",
                "version=12                   | {'version':12}",
                "share=0.30                   | {'share':0.30}",
                "fast=true                    | {'fast':true}",
                "ids=a,b                      | {'ids':['a','b']}",
                "ids=a                        | {'ids':['a']}",
                "ids=                         | {'ids':[]}",
                "ids=[\"a,b\"]                | {'ids':['a,b']}",
                "versions=1,2                 | {'versions':[1,2]}",
                "note=null                    | {'note':null}",
                "note=hello                   | {'note':'hello'}",
                "limit=5                      | {'limit':5}",
                "limit=none                   | {'limit':'none'}",
                "anything={\"a\":1}           | {'anything':{'a':1}}",
                "anything=word                | {'anything':'word'}",
                "unknown=7                    | {'unknown':7}",
                "patch=[{\"op\":\"remove\"}]  | {'patch':[{'op':'remove'}]}",
                "body.network=STAGING         | {'body':{'network':'STAGING'}}",
                "body.emails=a@x,b@x          | {'body':{'emails':['a@x','b@x']}}",
                "body.options.deep=false      | {'body':{'options':{'deep':false}}}",
                "body.options.cache.ttl=60    | {'body':{'options':{'cache.ttl':60}}}",
                "body.unknown.more=1          | {'body':{'unknown':{'more':1}}}",
                "body={\"network\":\"STAGING\"} | {'body':{'network':'STAGING'}}",
            })
    void aValueIsOfTheTypeThatTheSchemaGivesIt(String given, String expected) throws Exception {
        assertThat(read(given)).hasToString(json(expected));
    }

    @Test
    void severalMembersMakeOneBody() throws Exception {
        assertThat(read("body.network=STAGING", "body.options.deep=true", "version=3"))
                .hasToString(json("{'body':{'network':'STAGING','options':{'deep':true}},'version':3}"));
    }

    @Test
    void aListMayBeGivenBitByBit() throws Exception {
        assertThat(read("ids=a", "ids=b,c")).hasToString(json("{'ids':['a','b','c']}"));
    }

    @Test
    void singleValuesReplaceMembersOfTheWhole() throws Exception {
        var reader = reader("");

        reader.start(json("{'version':1,'body':{'network':'STAGING','rules':{'a':1}}}"));
        reader.set("version=2");
        reader.set("body.network=PRODUCTION");

        assertThat(reader.arguments())
                .hasToString(json("{'version':2,'body':{'network':'PRODUCTION','rules':{'a':1}}}"));
    }

    @Test
    void theWholeMayComeFromStandardInputOrAFile() throws Exception {
        var file = Files.writeString(folder.resolve("arguments.json"), json("{'version':2}"));
        var piped = reader(json("{'version':1}"));
        var read = reader("");

        piped.start("-");
        read.start("@" + file);

        assertThat(piped.arguments()).hasToString(json("{'version':1}"));
        assertThat(read.arguments()).hasToString(json("{'version':2}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "7", "{", "", "{'a':1} {'b':2}", "{'a':1,'a':2}"})
    void theWholeMustBeOneJsonObject(String given) {
        assertThatThrownBy(() -> reader("").start(json(given)))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("--arguments must be a JSON object");
    }

    @Test
    void aFileBecomesWhatTheArgumentIs() throws Exception {
        var rules = Files.writeString(folder.resolve("rules.json"), json("{'ttl':1.50}\n"));
        var words = Files.writeString(folder.resolve("words.txt"), "two\nlines\n");
        var urls = Files.writeString(folder.resolve("urls.txt"), "https://a/?x=1,2\n\nhttps://b/\n");
        var bytes = Files.write(folder.resolve("a.zip"), new byte[] {0, -1, 'a'});

        assertThat(read("body.rules=@" + rules)).hasToString(json("{'body':{'rules':{'ttl':1.50}}}"));
        assertThat(read("name=@" + words).path("name").asText()).isEqualTo("two\nlines\n");
        assertThat(read("ids=@" + urls)).hasToString(json("{'ids':['https://a/?x=1,2','https://b/']}"));
        assertThat(read("file=@" + bytes)).hasToString(json("{'file':'AP9h'}"));
        assertThat(read("form.archive=@" + bytes))
                .hasToString(json("{'form':{'archive':{'fileName':'a.zip','content':'AP9h'}}}"));
    }

    @Test
    void aDashIsStandardInputOnce() {
        var reader = reader("https://a/\n");

        reader.set("ids=-");

        assertThat(reader.arguments().path("ids").path(0).asText()).isEqualTo("https://a/");
        assertThatThrownBy(() -> reader.set("name=-"))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("only one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version=latest      | \"version\" must be a whole number, not \"latest\".",
                "version=1.5         | \"version\" must be a whole number, not \"1.5\".",
                "fast=yes            | \"fast\" must be true or false, not \"yes\".",
                "versions=1,b        | \"versions\" must be a whole number, not \"b\".",
                "patch=remove        | \"patch\" must be a list, not \"remove\".",
                "body=rules          | \"body\" must be an object, not \"rules\".",
                "ids.first=a         | \"ids\" is a list and has no members: give it whole, as JSON or with @file.",
                "body.network.x=1    | \"body.network\" is a string and has no members: give it whole, as JSON or with @file.",
                "version             | \"version\" is not an argument: write NAME=VALUE.",
                "=1                  | \"=1\" is not an argument: write NAME=VALUE.",
            })
    void aValueThatIsNotOfItsTypeIsNamed(String given, String complaint) {
        assertThatThrownBy(() -> read(given)).isInstanceOf(BadUsage.class).hasMessage(complaint);
    }

    @Test
    void aSingleValueIsGivenOnce() {
        assertThatThrownBy(() -> read("version=1", "version=2"))
                .isInstanceOf(BadUsage.class)
                .hasMessage("\"version\" is given twice.");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> read("name=@" + folder.resolve("nowhere")))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("There is no file " + folder.resolve("nowhere"));
    }

    @Test
    void whatIsInAFileIsNotRepeatedInAComplaint() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "hush");
        var bytes = Files.write(folder.resolve("bytes"), new byte[] {-1, -2});

        assertThatThrownBy(() -> read("version=@" + secret))
                .isInstanceOf(BadUsage.class)
                .hasMessage(secret + " must hold a whole number for \"version\", as JSON.");
        assertThatThrownBy(() -> read("name=@" + bytes))
                .isInstanceOf(BadUsage.class)
                .hasMessage(bytes + " is not text in UTF-8.");
    }

    private static ObjectNode read(String... given) {
        var reader = reader("");
        for (var argument : given) {
            reader.set(argument);
        }
        return reader.arguments();
    }

    private static ArgumentReader reader(String input) {
        return new ArgumentReader(SCHEMA, new ArgumentSource(new ByteArrayInputStream(input.getBytes(UTF_8))));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
