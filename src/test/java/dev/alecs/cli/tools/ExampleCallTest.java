package dev.alecs.cli.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.catalog.Effect;
import dev.alecs.testing.Operations;
import org.junit.jupiter.api.Test;

class ExampleCallTest {

    @Test
    void itHasWhatTheToolCannotDoWithout() {
        assertThat(example("""
                {"properties":{"id":{"type":"string","examples":["prp_1"]},"more":{"type":"string"},
                 "body":{"type":"object","properties":{
                   "network":{"type":"string","enum":["STAGING","PRODUCTION"]},
                   "emails":{"type":"array","items":{"type":"string"},"examples":[["a@x","b@x"]]},
                   "version":{"type":"integer"},
                   "note":{"type":"string"}},
                  "required":["network","emails","version"]}},
                 "required":["id","body"]}"""))
                .isEqualTo(
                        "alecs tools call a-tool id=prp_1 body.network=STAGING body.emails=a@x,b@x body.version=...");
    }

    @Test
    void whatIsLargeComesFromAFile() {
        assertThat(example("""
                {"properties":{"body":{"type":"object"},"patch":{"type":"array","items":{"type":"object"}},
                 "zip":{"type":"string","contentEncoding":"base64"}},
                 "required":["body","patch","zip"]}""")).isEqualTo("alecs tools call a-tool body=@body.json patch=@patch.json zip=@FILE");
    }

    @Test
    void whatAShellWouldTakeApartIsQuoted() {
        assertThat(example("""
                {"properties":{"q":{"type":"string","examples":["it's & more"]},
                 "ids":{"type":"array","examples":[["a,b"]],"items":{"type":"string"}}},
                 "required":["q","ids"]}""")).isEqualTo("alecs tools call a-tool q='it'\\''s & more' ids='[\"a,b\"]'");
    }

    private static String example(String schema) {
        return new ExampleCall(Operations.tool("a-tool", Effect.READ, schema)).text();
    }
}
