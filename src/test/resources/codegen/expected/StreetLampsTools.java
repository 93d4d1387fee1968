// Generated from street-lamps.yaml: change that file, not this one.
package dev.alecs.toolset;

import dev.alecs.catalog.Answer;
import dev.alecs.catalog.Effect;
import dev.alecs.catalog.Operation;
import dev.alecs.catalog.Parameter;
import dev.alecs.catalog.RequestBody;
import dev.alecs.catalog.ToolDefinition;
import dev.alecs.tool.AkamaiOperations;
import dev.alecs.tool.Tool;
import dev.alecs.tool.ToolSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The operations of Akamai's Street Lamps as tools, generated from {@code street-lamps.yaml}.
 */
@Singleton
public final class StreetLampsTools implements ToolSource {
    private final AkamaiOperations akamai;

    @Inject
    StreetLampsTools(AkamaiOperations akamai) {
        this.akamai = akamai;
    }

    @Override
    public Stream<Tool> tools() {
        return Stream.of(
                listLamps(),
                importLamps(),
                updateLamp(),
                deleteLamp())
                .map(akamai::tool);
    }

    private static Operation listLamps() {
        return new Operation(
                "lamps",
                "get-lamps",
                new ToolDefinition(
                        "list-lamps",
                        List.of(),
                        "street-lamps",
                        Effect.READ,
                        true,
                        true,
                        "List lamps | lanterns",
                        """
                        List lamps | lanterns.
                        Start here.""",
                        """
                        {\
                        "type":"object",\
                        "properties":{\
                        "streets":{\
                        "type":["array","null"],\
                        "items":{"type":"string"},\
                        "description":"Streets to look in.",\
                        "examples":[["Main Street",5]]\
                        },\
                        "filter":{"type":"object","description":"What to look for."},\
                        "accept":{\
                        "type":"string",\
                        "enum":["text/csv","application/json"],\
                        "description":"Form of the answer."\
                        },\
                        "section":{\
                        "type":"string",\
                        "description":"Section of the server's .edgerc whose credentials sign the call; left out, the \
                        configured one does."\
                        }\
                        },\
                        "additionalProperties":false\
                        }""",
                        new ToolDefinition.Listing(
                                "List lamps | lanterns. Start here.",
                                """
                                {\
                                "type":"object",\
                                "properties":{\
                                "streets":{"type":["array","null"],"items":{"type":"string"},"description":"Streets to look in."},\
                                "filter":{"type":"object","description":"What to look for."},\
                                "accept":{\
                                "type":"string",\
                                "enum":["text/csv","application/json"],\
                                "description":"Form of the answer."\
                                },\
                                "section":{"type":"string"}\
                                }\
                                }""")),
                "GET",
                "/lamps/v1/lamps",
                List.of(
                        new Parameter("streets", "streets", Parameter.Place.QUERY, false, Parameter.Style.COMMA_SEPARATED),
                        new Parameter("filter", "filter", Parameter.Place.QUERY, false, Parameter.Style.JSON),
                        new Parameter("accept", "Accept", Parameter.Place.HEADER, false, Parameter.Style.REPEATED)),
                Map.ofEntries(
                        Map.entry("Accept", "application/json")),
                null,
                null,
                null,
                List.of(
                        new Answer(200, "application/json", """
                        {"type":"object","properties":{"lamps":{"type":"array","items":{"type":"object"}}}}"""),
                        new Answer(200, "text/csv", """
                        {"type":"string"}""")),
                null);
    }

    private static Operation importLamps() {
        return new Operation(
                "lamps",
                "post-lamps",
                new ToolDefinition(
                        "import-lamps",
                        List.of(),
                        "lamp-files",
                        Effect.WRITE,
                        false,
                        false,
                        "Put up lamps from a file",
                        """
                        Put up lamps from a file.
                        One lamp per line.""",
                        """
                        {\
                        "type":"object",\
                        "properties":{\
                        "body":{"type":"string","description":"Lines of name and street, separated by a tab."},\
                        "section":{\
                        "type":"string",\
                        "description":"Section of the server's .edgerc whose credentials sign the call; left out, the \
                        configured one does."\
                        }\
                        },\
                        "required":["body"],\
                        "additionalProperties":false\
                        }""",
                        new ToolDefinition.Listing(
                                "Put up lamps from a file. One lamp per line.",
                                """
                                {\
                                "type":"object",\
                                "properties":{\
                                "body":{"type":"string","description":"Lines of name and street, separated by a tab."},\
                                "section":{"type":"string"}\
                                },\
                                "required":["body"]\
                                }""")),
                "POST",
                "/lamps/v1/lamps",
                List.of(),
                Map.ofEntries(
                        Map.entry("Accept", "text/dns")),
                new RequestBody("text/plain", true, RequestBody.Form.TEXT),
                null,
                null,
                List.of(
                        new Answer(201, "text/dns", """
                        {"type":"string"}""")),
                null);
    }

    private static Operation updateLamp() {
        return new Operation(
                "lamps",
                "put-lamp",
                new ToolDefinition(
                        "update-lamp",
                        List.of(
                                "set-lamp",
                                "change-lamp"),
                        "street-lamps",
                        Effect.ACTIVATE,
                        true,
                        true,
                        "Set how a lamp shines",
                        """
                        Set how a lamp shines.
                        Replaces the whole setting of the lamp, so read it with list-lamps, change what is to change and \
                        send all of it back. The lamp follows within a minute; a path such as C:\\lamps or a ""\"quoted""\" \
                        word is sent as it stands.""",
                        """
                        {\
                        "type":"object",\
                        "properties":{\
                        "lampId":{"type":"string","description":"Lamp to work on, from list-lamps.","examples":["15166"]},\
                        "dryRun":{"type":"boolean","default":false,"description":"Check only.","examples":[true]},\
                        "ifMatch":{\
                        "type":"string",\
                        "description":"ETag of the version this edit is based on.",\
                        "examples":["\\"a9df\\""]\
                        },\
                        "body":{\
                        "type":"object",\
                        "required":["brightness"],\
                        "properties":{\
                        "brightness":{"type":"integer","minimum":0,"maximum":100,"description":"In percent."},\
                        "colour":{"type":["string","null"],"enum":["on","no",null],"readOnly":true},\
                        "lastSeen":{"type":"string","examples":["2025-01-31"]},\
                        "timer":{\
                        "description":"When it shines.",\
                        "oneOf":[\
                        {"type":"string"},\
                        {"type":"object","additionalProperties":false,"properties":{"from":{"type":"string"}}}\
                        ]\
                        }\
                        },\
                        "description":"What to send, as a JSON value of this shape."\
                        },\
                        "lampFormat":{\
                        "type":"string",\
                        "description":"Version of the lamp format to work in; left out, the newest.",\
                        "examples":["v2025-01-31"]\
                        },\
                        "section":{\
                        "type":"string",\
                        "description":"Section of the server's .edgerc whose credentials sign the call; left out, the \
                        configured one does."\
                        }\
                        },\
                        "required":["lampId","ifMatch","body"],\
                        "additionalProperties":false\
                        }""",
                        new ToolDefinition.Listing(
                                """
                                Set how a lamp shines. Replaces the whole setting of the lamp, so read it with list-lamps, change \
                                what is to change and send all of it back.""",
                                """
                                {\
                                "type":"object",\
                                "properties":{\
                                "lampId":{"type":"string","description":"Lamp to work on, from list-lamps."},\
                                "dryRun":{"type":"boolean","default":false,"description":"Check only."},\
                                "ifMatch":{"type":"string","description":"ETag of the version this edit is based on."},\
                                "body":{\
                                "type":"object",\
                                "properties":{\
                                "brightness":{"type":"integer"},\
                                "colour":{"type":["string","null"],"enum":["on","no",null]},\
                                "lastSeen":{"type":"string"},\
                                "timer":{}\
                                },\
                                "required":["brightness"]\
                                },\
                                "lampFormat":{\
                                "type":"string",\
                                "description":"Version of the lamp format to work in; left out, the newest."\
                                },\
                                "section":{"type":"string"}\
                                },\
                                "required":["lampId","ifMatch","body"]\
                                }""")),
                "PUT",
                "/lamps/v1/lamps/{lampId}",
                List.of(
                        new Parameter("lampId", "lampId", Parameter.Place.PATH, true, Parameter.Style.REPEATED),
                        new Parameter("dryRun", "dryRun", Parameter.Place.QUERY, false, Parameter.Style.REPEATED),
                        new Parameter("ifMatch", "If-Match", Parameter.Place.HEADER, true, Parameter.Style.REPEATED)),
                Map.ofEntries(
                        Map.entry("Accept", "application/vnd.example.lamp.v1+json"),
                        Map.entry("LAMPS-Use-Prefixes", "true")),
                new RequestBody("application/json", true, RequestBody.Form.JSON),
                "application/vnd.example.lamp.{lampFormat}+json",
                null,
                List.of(
                        new Answer(200, "*/*", """
                        {\
                        "type":"object",\
                        "required":["brightness"],\
                        "properties":{\
                        "brightness":{"type":"integer","minimum":0,"maximum":100,"description":"In percent."},\
                        "colour":{"type":["string","null"],"enum":["on","no",null],"readOnly":true},\
                        "lastSeen":{"type":"string","examples":["2025-01-31"]},\
                        "timer":{\
                        "description":"When it shines.",\
                        "oneOf":[\
                        {"type":"string"},\
                        {"type":"object","additionalProperties":false,"properties":{"from":{"type":"string"}}}\
                        ]\
                        }\
                        }\
                        }"""),
                        new Answer(200, "application/vnd.example.lamp.v1+json", """
                        {\
                        "type":"object",\
                        "required":["brightness"],\
                        "properties":{\
                        "brightness":{"type":"integer","minimum":0,"maximum":100,"description":"In percent."},\
                        "colour":{"type":["string","null"],"enum":["on","no",null],"readOnly":true},\
                        "lastSeen":{"type":"string","examples":["2025-01-31"]},\
                        "timer":{\
                        "description":"When it shines.",\
                        "oneOf":[\
                        {"type":"string"},\
                        {"type":"object","additionalProperties":false,"properties":{"from":{"type":"string"}}}\
                        ]\
                        }\
                        }\
                        }"""),
                        new Answer(202, null, null)),
                null);
    }

    private static Operation deleteLamp() {
        return new Operation(
                "lamps",
                "delete-lamp",
                new ToolDefinition(
                        "delete-lamp",
                        List.of(),
                        "street-lamps",
                        Effect.DESTROY,
                        true,
                        false,
                        "Take a lamp down",
                        """
                        Take a lamp down.
                        It cannot be put up again.""",
                        """
                        {\
                        "type":"object",\
                        "properties":{\
                        "lampId":{"type":"string","description":"Lamp to work on, from list-lamps.","examples":["15166"]},\
                        "section":{\
                        "type":"string",\
                        "description":"Section of the server's .edgerc whose credentials sign the call; left out, the \
                        configured one does."\
                        }\
                        },\
                        "required":["lampId"],\
                        "additionalProperties":false\
                        }""",
                        new ToolDefinition.Listing(
                                "Take a lamp down. It cannot be put up again.",
                                """
                                {\
                                "type":"object",\
                                "properties":{\
                                "lampId":{"type":"string","description":"Lamp to work on, from list-lamps."},\
                                "section":{"type":"string"}\
                                },\
                                "required":["lampId"]\
                                }""")),
                "DELETE",
                "/lamps/v1/lamps/{lampId}",
                List.of(
                        new Parameter("lampId", "lampId", Parameter.Place.PATH, true, Parameter.Style.REPEATED)),
                Map.ofEntries(
                        Map.entry("Accept", "application/json")),
                null,
                null,
                null,
                List.of(
                        new Answer(204, null, null)),
                null);
    }
}
