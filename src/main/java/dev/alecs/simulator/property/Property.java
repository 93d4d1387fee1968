package dev.alecs.simulator.property;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.alecs.simulator.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A property: what it is and belongs to, and its versions from the first to the latest. */
public final class Property {

    private final String id;
    private final String name;
    private final String contractId;
    private final String groupId;
    private final String productId;
    private final List<PropertyVersion> versions = new ArrayList<>();

    Property(String id, String name, String contractId, String groupId, String productId) {
        this.id = id;
        this.name = name;
        this.contractId = contractId;
        this.groupId = groupId;
        this.productId = productId;
    }

    public String id() {
        return id;
    }

    String name() {
        return name;
    }

    String contractId() {
        return contractId;
    }

    String groupId() {
        return groupId;
    }

    String productId() {
        return productId;
    }

    boolean lies(String inContractId, String inGroupId) {
        return contractId.equals(inContractId) && groupId.equals(inGroupId);
    }

    List<PropertyVersion> versions() {
        return versions;
    }

    PropertyVersion latest() {
        return versions.getLast();
    }

    int nextNumber() {
        return versions.size() + 1;
    }

    public PropertyVersion add(PropertyVersion version) {
        versions.add(version);
        return version;
    }

    public Optional<PropertyVersion> version(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    Optional<PropertyVersion> activeOn(Network network) {
        return versions.stream()
                .filter(version -> version.status(network).equals("ACTIVE"))
                .findFirst();
    }

    /** The versions that matter to an operator: the latest and whatever is live. */
    List<PropertyVersion> liveAndLatest() {
        return Stream.of(Optional.of(latest()), activeOn(Network.PRODUCTION), activeOn(Network.STAGING))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** Whether a version is live anywhere, or on its way to or from there. */
    boolean inUse() {
        return versions.stream()
                .flatMap(version -> Stream.of(Network.values()).map(version::status))
                .anyMatch(status -> status.equals("ACTIVE") || status.startsWith("PENDING"));
    }

    String link() {
        return "/papi/v1/properties/" + id + query();
    }

    String link(String below) {
        return "/papi/v1/properties/" + id + "/" + below + query();
    }

    private String query() {
        return "?contractId=" + contractId + "&groupId=" + groupId;
    }

    ObjectNode json(String accountId) {
        return Json.object()
                .put("accountId", accountId)
                .put("contractId", contractId)
                .put("groupId", groupId)
                .put("propertyId", id)
                .put("propertyName", name)
                .put("latestVersion", latest().number())
                .put("stagingVersion", number(Network.STAGING))
                .put("productionVersion", number(Network.PRODUCTION))
                .put("assetId", assetId())
                .put("productId", productId)
                .put("ruleFormat", latest().ruleFormat())
                .put("note", latest().note());
    }

    String assetId() {
        return "aid_" + id.replaceFirst("^prp_", "9");
    }

    private @Nullable Integer number(Network network) {
        return activeOn(network).map(PropertyVersion::number).orElse(null);
    }
}
