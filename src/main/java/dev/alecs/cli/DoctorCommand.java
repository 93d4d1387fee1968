package dev.alecs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.edgegrid.AkamaiClient;
import dev.alecs.edgegrid.ApiRequest;
import dev.alecs.edgegrid.ApiResponse;
import dev.alecs.edgegrid.Credentials;
import dev.alecs.token.DataFolder;
import dev.alecs.token.TokenException;
import dev.alecs.token.TokenService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alecs doctor}: what stands in the way of serving. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Checks the data folder, the tokens and the Akamai credentials; exit code 1 when something is wrong.")
final class DoctorCommand implements Callable<Integer> {

    private final Credentials credentials;
    private final AkamaiClient akamai;
    private final TokenService tokens;
    private final DataFolder data;
    private final ObjectMapper json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--online", description = "Also send one signed read to Akamai with each section.")
    private boolean online;

    @Option(names = "--json", description = "Print JSON.")
    private boolean asJson;

    DoctorCommand(
            Credentials credentials, AkamaiClient akamai, TokenService tokens, DataFolder data, ObjectMapper json) {
        this.credentials = credentials;
        this.akamai = akamai;
        this.tokens = tokens;
        this.data = data;
        this.json = json;
    }

    /** One thing looked at. */
    private record Finding(boolean good, String subject, String what) {}

    @Override
    public Integer call() throws InterruptedException, JsonProcessingException {
        var findings = new ArrayList<Finding>();
        findings.add(store());
        findings.addAll(sections());
        print(findings);
        return findings.stream().allMatch(Finding::good) ? 0 : 1;
    }

    private Finding store() {
        try {
            var count = tokens.list().size();
            return new Finding(true, "tokens", count + " in " + data);
        } catch (TokenException e) {
            return new Finding(false, "tokens", String.valueOf(e.getMessage()));
        }
    }

    private List<Finding> sections() throws InterruptedException {
        var findings = new ArrayList<Finding>();
        for (var section : credentials.sections()) {
            var problem = section.problem();
            findings.add(problem != null ? new Finding(false, subject(section.name()), problem) : usable(section));
        }
        if (credentials.find(null) instanceof Credentials.Lookup.Unusable(var what)
                && credentials.sections().stream().noneMatch(s -> s.name().equals(credentials.defaultSection()))) {
            findings.add(new Finding(false, subject(credentials.defaultSection()), what));
        }
        return findings;
    }

    private Finding usable(Credentials.Section section) throws InterruptedException {
        return online
                ? answered(section.name(), akamai.call(aRead(section.name())))
                : new Finding(true, subject(section.name()), "complete, from " + section.origin());
    }

    private static Finding answered(String section, ApiResponse response) {
        return switch (response) {
            case ApiResponse.Answered _ -> new Finding(true, subject(section), "Akamai answers it");
            case ApiResponse.Refused refused ->
                // Akamai knows who asks before it answers 403: only the grant is missing then.
                new Finding(
                        refused.status() == 403,
                        subject(section),
                        "Akamai says %d %s. %s"
                                .formatted(refused.status(), refused.title(), refused.detail())
                                .strip());
            case ApiResponse.Unanswered unanswered -> new Finding(false, subject(section), unanswered.what());
            case ApiResponse.NotConfigured(var what) -> new Finding(false, subject(section), what);
        };
    }

    private static ApiRequest aRead(String section) {
        return new ApiRequest(
                "GET", "/papi/v1/contracts", "", Map.of("Accept", "application/json"), null, section, null, true);
    }

    private static String subject(String section) {
        return "section " + section;
    }

    private void print(List<Finding> findings) throws JsonProcessingException {
        var out = spec.commandLine().getOut();
        if (asJson) {
            out.println(
                    json.writeValueAsString(findings.stream().map(this::shown).toList()));
        } else {
            findings.forEach(finding ->
                    out.printf("%-4s %s: %s%n", finding.good() ? "ok" : "BAD", finding.subject(), finding.what()));
        }
    }

    private ObjectNode shown(Finding finding) {
        return json.createObjectNode()
                .put("good", finding.good())
                .put("subject", finding.subject())
                .put("what", finding.what());
    }
}
