import Model
import Networking

/// The result of checking one thing that the dashboard depends on, with advice if it is not in order.
struct Finding: Hashable, Sendable {
    /// What was checked.
    enum Area: String, CaseIterable, Sendable {
        case locale, terminal, colours, data, store, configuration, clock, sources
    }

    /// The outcome.
    enum State: String, Sendable {
        /// In order.
        case ok
        /// Not checked, because it is switched off or something else is required first.
        case off
        /// The dashboard is limited.
        case warning
        /// Broken.
        case failed
    }

    let area: Area
    /// The name of the area, or of a source.
    let name: String
    let state: State
    /// The result, as a message.
    let message: String
    /// What to do; nil if there is nothing to do.
    let advice: String?
    /// Figures for programs that read the JSON.
    let details: [JSON.Member]

    init(
        _ area: Area, name: String? = nil, _ state: State, _ words: String, advice: String? = nil,
        details: [JSON.Member] = []
    ) {
        self.area = area
        self.name = name ?? area.rawValue
        self.state = state
        self.message = PlainText.clean(words)
        self.advice = advice
        self.details = details
    }
}

/// All findings, in the order in which they are reported.
struct Diagnosis: Sendable {
    let findings: [Finding]
    /// The time of the checks.
    let time: Timestamp
    /// Whether only ASCII is printed.
    var ascii = false

    /// Whether anything has failed.
    var isBroken: Bool { findings.contains { $0.state == .failed } }

    /// Whether sources were polled and none of them could be reached.
    var isUnreachable: Bool {
        let polled = findings.filter { $0.area == .sources && $0.state != .off }
        let kinds: [JSON?] = [SourceError.Kind.nameLookup, .unreachable, .timedOut].map { .string($0.rawValue) }
        return !polled.isEmpty
            && polled.allSatisfy { finding in
                kinds.contains(finding.details.first { $0.name == "fault" }?.value)
            }
    }

    /// The diagnosis as JSON. Its keys are stable.
    var json: JSON {
        [
            "version": .string(Program.version), "time": .string(time.description),
            "state": .string(isBroken ? "failed" : findings.contains { $0.state == .warning } ? "warning" : "ok"),
            "findings": .array(
                findings.map { finding in
                    [
                        "area": .string(finding.area.rawValue), "name": .string(finding.name),
                        "state": .string(finding.state.rawValue), "words": .string(finding.message),
                        "advice": JSON(finding.advice), "details": .object(finding.details),
                    ]
                }),
        ]
    }
}
