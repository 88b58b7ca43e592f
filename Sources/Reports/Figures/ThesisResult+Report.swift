import Model
import Thesis

extension ThesisResult {
    /// The counts of conditions by status, each condition with its figure, and each claim with the computed figure.
    ///
    /// - Parameter since: The first session of each condition's present run, in order; nil if unknown.
    func report(since: [Day?]) -> JSON {
        [
            "holds": JSON(count(.holds)),
            "fails": JSON(count(.fails)),
            "unknown": JSON(count(.unknown)),
            "conditions": .array(
                conditions.enumerated().map { index, condition in
                    condition.report(since: since.indices.contains(index) ? since[index] : nil)
                }),
            "claims": .array(claims.map(\.report)),
        ]
    }
}

extension ConditionResult {
    fileprivate func report(since: Day?) -> JSON {
        [
            "id": .string(id),
            "words": .string(text),
            "status": .string(status.rawValue),
            "value": JSON(value),
            "since": JSON(since),
            "figure": .string(figure),
            "flip": JSON(flip?.text),
            "later": .bool(isLater),
            "note": JSON(note),
        ]
    }
}

extension ClaimResult {
    fileprivate var report: JSON {
        [
            "id": .string(id),
            "words": .string(text),
            "stated": JSON(stated),
            "computed": JSON(computed),
            "verdict": .string(verdict.rawValue),
            "difference": JSON(difference),
            "why": JSON(reason),
            "source": .string(source),
        ]
    }
}
