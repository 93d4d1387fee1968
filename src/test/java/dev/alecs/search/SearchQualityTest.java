package dev.alecs.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alecs.testing.TemporaryData;
import dev.alecs.tool.OperationTool;
import dev.alecs.tool.ToolRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * How often the search finds what operators mean: over requests that were written by someone who had not seen the catalogue's
 * words. Every third is kept aside: nobody tunes the search to those.
 */
@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class SearchQualityTest {

    private static final Logger LOG = Logger.getLogger(SearchQualityTest.class);
    private static final Path REQUESTS = Path.of("src/test/resources/search/requests.tsv");
    private static final int KEPT_ASIDE = 3;

    @Inject
    ToolSearch search;

    @Inject
    ToolRegistry registry;

    /** What an operator may type, and the tools that an expert would take. */
    private record Request(String words, Set<String> wanted) {}

    /** How many in a hundred have a right tool in the first place, and among the first five. */
    private record Recall(long first, long amongFive) {}

    @Test
    void theRequestsKeptAsideFindTheirTool() throws IOException {
        var requests = requests();

        var recall = recall(every(requests, true));

        LOG.infof("On %d requests kept aside: %s", every(requests, true).size(), recall);
        LOG.infof("On the %d others: %s", every(requests, false).size(), recall(every(requests, false)));
        assertThat(recall.first()).isGreaterThanOrEqualTo(75);
        assertThat(recall.amongFive()).isGreaterThanOrEqualTo(95);
    }

    private static List<Request> every(List<Request> requests, boolean keptAside) {
        return IntStream.range(0, requests.size())
                .filter(i -> (i % KEPT_ASIDE == KEPT_ASIDE - 1) == keptAside)
                .mapToObj(requests::get)
                .toList();
    }

    private Recall recall(List<Request> requests) {
        var ranks = requests.stream().map(this::rank).toList();
        return new Recall(
                100 * ranks.stream().filter(rank -> rank == 1).count() / requests.size(),
                100 * ranks.stream().filter(rank -> rank <= 5).count() / requests.size());
    }

    private int rank(Request request) {
        var names = search.find(request.words(), _ -> true, 5).stream()
                .map(hit -> hit.tool().name())
                .toList();
        return IntStream.range(0, names.size())
                        .filter(i -> request.wanted().contains(names.get(i)))
                        .findFirst()
                        .orElse(98)
                + 1;
    }

    private List<Request> requests() throws IOException {
        var byOperation = registry.tools().stream()
                .filter(OperationTool.class::isInstance)
                .map(tool -> ((OperationTool) tool).operation())
                .collect(Collectors.toMap(
                        operation -> operation.api() + ":" + operation.operationId(),
                        operation -> operation.tool().name()));
        var requests = new ArrayList<Request>();
        for (var line : Files.readAllLines(REQUESTS)) {
            var fields = line.split("\t", 2);
            var wanted = Arrays.stream(fields[1].replace("-newer:", ":").split(","))
                    .map(byOperation::get)
                    .collect(Collectors.toSet());
            assertThat(wanted).as(line).doesNotContainNull();
            requests.add(new Request(fields[0], wanted));
        }
        return requests;
    }
}
