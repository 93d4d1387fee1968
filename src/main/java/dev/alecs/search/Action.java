package dev.alecs.search;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a request wants done, and what a tool does, as far as its verb tells; a verb may stand for several. */
enum Action {
    LIST("list show display see view which all every inventory"),
    READ(
            "get show display see view read fetch check look describe inspect details find search status tell why who when what"),
    CREATE("create add new make register issue provision order generate set put insert append onboard raise open"),
    CHANGE(
            "update change modify edit set adjust alter patch rename tweak switch raise lower replace bump configure move append"),
    REMOVE("delete remove drop destroy erase kill rid take"),
    ACTIVATE("activate push deploy promote publish release ship rollout submit enable"),
    DEACTIVATE("deactivate disable stop suspend off"),
    CANCEL("cancel abort stop"),
    UNDO("rollback roll restore revert undo reset"),
    RUN("run start test execute launch trigger try dig curl trace"),
    DOWNLOAD("download export save"),
    UPLOAD("upload import send"),
    COPY("clone copy duplicate"),
    LOCK("lock block ban"),
    UNLOCK("unlock unblock"),
    ROTATE("rotate renew reissue"),
    ACKNOWLEDGE("acknowledge ack approve confirm accept"),
    VALIDATE("validate verify check lint"),
    PURGE("purge flush invalidate clear expire refresh bust");

    private static final Map<String, Set<Action>> BY_VERB = byVerb();

    private final List<String> verbs;

    Action(String verbs) {
        this.verbs = List.of(verbs.split(" "));
    }

    /** What a verb stands for, in whatever form it is. */
    static Set<Action> of(String verb) {
        return BY_VERB.getOrDefault(Words.stem(verb), Set.of());
    }

    private static Map<String, Set<Action>> byVerb() {
        var byVerb = new HashMap<String, Set<Action>>();
        Stream.of(values())
                .forEach(action -> action.verbs.forEach(
                        verb -> byVerb.computeIfAbsent(Words.stem(verb), _ -> EnumSet.noneOf(Action.class))
                                .add(action)));
        return byVerb;
    }
}
