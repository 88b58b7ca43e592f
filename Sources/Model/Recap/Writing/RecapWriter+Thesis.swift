extension RecapWriter {
    /// At most so many conditions are named.
    static let namedConditions = 3

    /// What changed in the thesis since the base, and how it stands.
    var thesisSentences: [RecapText] {
        guard let thesis, !thesis.now.conditions.isEmpty else { return [] }
        guard let before = thesis.before else { return sentences(counts(thesis.now)) }
        let statuses = Dictionary(before.conditions.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
        let changed = thesis.now.conditions.filter { condition in
            statuses[condition.id].map { $0 != condition.status } ?? true
        }
        if changed.isEmpty { return sentences("nothing changed: \(counts(thesis.now))") }
        let named = changed.prefix(RecapWriter.namedConditions).map { condition -> RecapText in
            let was = statuses[condition.id].map { " (was \($0.adjective))" } ?? ""
            return "\(name: "“\(condition.words)”") now \(words(condition.status.verb + was))"
        }
        let rest = changed.count - named.count
        let further = tally("changed", rest, "Further conditions whose state changed.")
        let more: [RecapText] = rest > 0 ? ["\(further) more changed"] : []
        return sentences((Array(named) + more).list, counts(thesis.now))
    }

    /// How many conditions are in each state: `6 conditions hold, 1 fails, 2 are unknown`.
    private func counts(_ standing: ThesisStanding) -> RecapText {
        let parts = ConditionStatus.allCases.compactMap { status -> RecapText? in
            let count = standing.count(status)
            guard count > 0 else { return nil }
            let figure = tally(status.rawValue, count, "Conditions of the thesis that \(status.phrase).")
            return "\(figure) \(words(count == 1 ? status.verb : status.plural))"
        }
        return
            "of \(tally("conditions", standing.conditions.count, "Conditions of the thesis.")) conditions \(parts.list)"
    }

    private func tally(_ key: String, _ count: Int, _ definition: String) -> RecapFigure {
        self.count(
            "thesis.\(key)", count, definition,
            inputs: (thesis?.now.conditions ?? []).map { condition in
                .init("\(condition.id): \(condition.status.rawValue)", condition.value, condition.newest ?? Dated(day))
            }, source: "the thesis, over the figures of this market")
    }
}

extension ConditionStatus {
    /// What one condition does.
    fileprivate var verb: String {
        switch self {
        case .holds: "holds"
        case .fails: "fails"
        case .unknown: "is unknown"
        }
    }

    /// What several do.
    fileprivate var plural: String {
        switch self {
        case .holds: "hold"
        case .fails: "fail"
        case .unknown: "are unknown"
        }
    }

    /// What it did before.
    fileprivate var adjective: String {
        switch self {
        case .holds: "holding"
        case .fails: "failing"
        case .unknown: "unknown"
        }
    }

    fileprivate var phrase: String {
        switch self {
        case .holds: "hold"
        case .fails: "fail"
        case .unknown: "the figures do not decide"
        }
    }
}
