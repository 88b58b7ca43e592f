import Feeds
import Model

/// What was found out about one thing that the dashboard depends on: how it is, and what to do where it is not well.
struct Finding: Hashable, Sendable {
    /// What it is about.
    enum Area: String, CaseIterable, Sendable {
        case locale, terminal, colours, data, store, configuration, clock, sources
    }

    /// How it is.
    enum State: String, Sendable {
        /// As it should be.
        case ok
        /// Not asked, because somebody wants it so or it needs something first.
        case off
        /// The dashboard does less than it could.
        case warning
        /// Something is broken.
        case failed
    }

    let area: Area
    /// The area's own word, or that of a source.
    let name: String
    let state: State
    /// What was found, for a reader.
    let words: String
    /// What to do; nil where there is nothing to do.
    let advice: String?
    /// Figures for programs.
    let details: [JSON.Member]

    init(
        _ area: Area, name: String? = nil, _ state: State, _ words: String, advice: String? = nil,
        details: [JSON.Member] = []
    ) {
        self.area = area
        self.name = name ?? area.rawValue
        self.state = state
        self.words = PlainText.clean(words)
        self.advice = advice
        self.details = details
    }
}

/// All that was found, in the order in which it is told.
struct Diagnosis: Sendable {
    let findings: [Finding]
    /// When it was found.
    let time: Timestamp
    /// Whether it was chosen that only ASCII is drawn.
    var ascii = false

    /// Whether something is broken.
    var isBroken: Bool { findings.contains { $0.state == .failed } }

    /// Whether sources were asked, and none could even be reached.
    var isCutOff: Bool {
        let asked = findings.filter { $0.area == .sources && $0.state != .off }
        let kinds: [JSON?] = [SourceError.Kind.nameLookup, .unreachable, .timedOut].map { .string($0.rawValue) }
        return !asked.isEmpty
            && asked.allSatisfy { finding in
                kinds.contains(finding.details.first { $0.name == "fault" }?.value)
            }
    }

    /// As programs read it. Its keys stay as they are.
    var json: JSON {
        [
            "version": .string(Ballast.version), "time": .string(time.description),
            "state": .string(isBroken ? "failed" : findings.contains { $0.state == .warning } ? "warning" : "ok"),
            "findings": .array(
                findings.map { finding in
                    [
                        "area": .string(finding.area.rawValue), "name": .string(finding.name),
                        "state": .string(finding.state.rawValue), "words": .string(finding.words),
                        "advice": JSON(finding.advice), "details": .object(finding.details),
                    ]
                }),
        ]
    }
}
