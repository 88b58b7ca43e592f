import Model
import Thesis

extension RecapWriter {
    /// The maximum number of conditions named.
    static let namedConditions = 2

    /// The changes of the thesis since the base, and the status of its conditions.
    var thesisSentences: [RecapText] {
        guard let thesis, !thesis.now.conditions.isEmpty else { return [] }
        guard let before = thesis.before else { return sentences(counts(thesis.now)) }
        let statuses = Dictionary(before.conditions.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
        let changed = thesis.now.conditions.filter { condition in
            statuses[condition.id].map { $0 != condition.status } ?? true
        }
        if changed.isEmpty { return sentences("nothing changed: \(counts(thesis.now))") }
        return sentences(turns(of: changed), counts(thesis.now))
    }

    /// The changed conditions by status, such as `“a” and “b” now met; “c” now not met; 2 more changed`.
    private func turns(of changed: [ConditionResult]) -> RecapText {
        let named = changed.prefix(omitted.contains(.conditions) ? 0 : RecapWriter.namedConditions)
        var parts = ConditionStatus.allCases.compactMap { status -> RecapText? in
            let names = named.filter { $0.status == status }.map { "\(name: "“\($0.text)”")" as RecapText }
            return names.isEmpty ? nil : "\(names.list) now \(plain(status.label))"
        }
        let rest = changed.count - named.count
        if rest > 0 {
            let further = tally("changed", rest, "Conditions that changed and are not named.")
            parts.append(named.isEmpty ? "\(further) changed" : "\(further) more changed")
        }
        return parts.joined(by: "; ")
    }

    /// The number of conditions by status, such as `of 9 conditions 6 met, 1 not met and 2 unknown`.
    private func counts(_ result: ThesisResult) -> RecapText {
        let parts = ConditionStatus.allCases.compactMap { status -> RecapText? in
            let count = result.count(status)
            guard count > 0 else { return nil }
            let figure = tally(status.rawValue, count, "Conditions of the thesis that \(status.phrase).")
            return "\(figure) \(plain(status.label))"
        }
        let all = tally("conditions", result.conditions.count, "Conditions of the thesis.")
        let text: RecapText = "of \(all) \(plural("condition", result.conditions.count)) \(parts.list)"
        let later = result.conditions.count { $0.isLater && $0.status != .unknown }
        guard later > 0 else { return text }
        return text + " (\(tally("later", later, "Conditions that use a table of a later date.")) with later data)"
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
    fileprivate var phrase: String {
        switch self {
        case .holds: "are met"
        case .fails: "are not met"
        case .unknown: "the figures do not decide"
        }
    }
}
