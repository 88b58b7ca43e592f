extension ThesisStanding {
    /// How many conditions hold, each condition with its figure, each claim beside what we compute.
    ///
    /// - Parameter since: The first session of each condition's present run, in their order; missing where not known.
    func report(since: [Day?]) -> JSON {
        [
            "holds": JSON(count(.holds)),
            "fails": JSON(count(.fails)),
            "unknown": JSON(count(.unknown)),
            "conditions": .array(
                conditions.enumerated().map { place, condition in
                    condition.report(since: since.indices.contains(place) ? since[place] : nil)
                }),
            "claims": .array(claims.map(\.report)),
        ]
    }
}

extension ConditionStanding {
    fileprivate func report(since: Day?) -> JSON {
        [
            "id": .string(id),
            "words": .string(words),
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

extension ClaimStanding {
    fileprivate var report: JSON {
        [
            "id": .string(id),
            "words": .string(words),
            "stated": JSON(stated),
            "computed": JSON(computed),
            "verdict": .string(verdict.rawValue),
            "difference": JSON(difference),
            "why": JSON(why),
            "source": .string(source),
        ]
    }
}
