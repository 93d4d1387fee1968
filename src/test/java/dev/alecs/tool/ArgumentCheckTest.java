package dev.alecs.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.catalog.Effect;
import dev.alecs.testing.Operations;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentCheckTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{
              "propertyId":{"type":"string","description":"The property.","examples":["prp_1"]},
              "propertyVersion":{"type":"integer","minimum":1},
              "network":{"type":"string","enum":["STAGING","PRODUCTION"]},
              "ids":{"type":"array","items":{"type":"string"}},
              "comment":{"type":["string","null"]},
              "body":{"type":"object","required":["note"],"properties":{"note":{"type":"string"}}}
            },"required":["propertyId"],"additionalProperties":false}""";

    @Test
    void argumentsThatFitHaveNoComplaints() throws Exception {
        assertThat(
                        complaints(
                                "{'propertyId':'prp_1','propertyVersion':3,'network':'STAGING','ids':['a'],'comment':null,'body':{'note':'n','more':1}}"))
                .isEmpty();
    }

    @Test
    void aMissingArgumentIsNamedWithWhatItIs() throws Exception {
        assertThat(complaints("{}"))
                .containsExactly("\"propertyId\" is missing: a string, for example \"prp_1\". The property.");
        assertThat(complaints("{'propertyId':null}")).singleElement().asString().contains("\"propertyId\" is missing");
    }

    @Test
    void aWrongTypeIsNamedWithWhatWasGiven() throws Exception {
        assertThat(complaints("{'propertyId':'prp_1','propertyVersion':'twelve'}"))
                .containsExactly("\"propertyVersion\" must be an integer, not the string \"twelve\"");
        assertThat(complaints("{'propertyId':7}")).containsExactly("\"propertyId\" must be a string, not 7");
        assertThat(complaints("{'propertyId':'p','propertyVersion':1.5}"))
                .containsExactly("\"propertyVersion\" must be an integer, not 1.5");
    }

    @Test
    void aWholeNumberWrittenWithAFractionOfZeroIsAnInteger() throws Exception {
        assertThat(complaints("{'propertyId':'p','propertyVersion':2.0}")).isEmpty();
    }

    @Test
    void aValueOutsideTheEnumerationIsAnsweredWithTheEnumeration() throws Exception {
        assertThat(complaints("{'propertyId':'p','network':'staging'}"))
                .containsExactly("\"network\" must be one of [\"STAGING\",\"PRODUCTION\"], not the string \"staging\"");
    }

    @Test
    void aValueBelowTheMinimumIsNamed() throws Exception {
        assertThat(complaints("{'propertyId':'p','propertyVersion':0}"))
                .containsExactly("\"propertyVersion\" must be at least 1, not 0");
    }

    @Test
    void anItemOfTheWrongTypeIsNamed() throws Exception {
        assertThat(complaints("{'propertyId':'p','ids':['a',1]}"))
                .containsExactly("\"ids\" must hold only a string, not 1");
    }

    @Test
    void anUnknownArgumentIsNamedWithTheNearest() throws Exception {
        assertThat(complaints("{'propertyId':'p','propertyversoin':1}"))
                .containsExactly("There is no argument called \"propertyversoin\". Did you mean: propertyVersion?");
    }

    @Test
    void aMissingMemberOfTheBodyIsNamedAndTheRestIsLeftToAkamai() throws Exception {
        assertThat(complaints("{'propertyId':'p','body':{}}")).containsExactly("\"body.note\" is missing: a string");
        assertThat(complaints("{'propertyId':'p','body':{'note':7}}")).isEmpty();
        assertThat(complaints("{'propertyId':'p','body':[]}"))
                .containsExactly("\"body\" must be an object, not the array []");
    }

    private static List<String> complaints(String arguments) throws Exception {
        return ArgumentCheck.of(Operations.tool("a-tool", Effect.WRITE, SCHEMA))
                .complaints((ObjectNode) new ObjectMapper().readTree(arguments.replace('\'', '"')));
    }
}
