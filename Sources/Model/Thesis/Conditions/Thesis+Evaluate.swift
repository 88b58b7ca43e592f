extension Thesis {
    /// The thesis held against a market: every condition and every claim.
    public func evaluate(_ market: Market) -> ThesisStanding {
        ThesisStanding(
            day: market.day, conditions: conditions.map { $0.standing(in: market) },
            claims: claims.map { $0.standing(in: market) })
    }

    /// Brings a standing up to date after something changed: only what looks at it is evaluated again.
    ///
    /// - Returns: Whether anything came out differently.
    @discardableResult
    public func update(_ standing: inout ThesisStanding, _ market: Market, after change: ThesisChange) -> Bool {
        guard change != .nothing else { return false }
        guard case .inputs(let touched) = change, standing.conditions.count == conditions.count,
            standing.claims.count == claims.count
        else {
            let before = standing
            standing = evaluate(market)
            return standing != before
        }
        var isChanged = false
        for (place, condition) in conditions.enumerated() where condition.holds.inputs.meets(touched) {
            let now = condition.standing(in: market)
            if now != standing.conditions[place] { isChanged = true }
            standing.conditions[place] = now
        }
        for (place, claim) in claims.enumerated() where claim.computes?.inputs.meets(touched) ?? false {
            let now = claim.standing(in: market)
            if now != standing.claims[place] { isChanged = true }
            standing.claims[place] = now
        }
        return isChanged
    }
}

/// A thesis held against one market.
public struct ThesisStanding: Hashable, Sendable {
    /// The market's date.
    public let day: Day
    /// The conditions in the order of the thesis.
    public internal(set) var conditions: [ConditionStanding]
    /// The claims in the order of the thesis.
    public internal(set) var claims: [ClaimStanding]

    /// How many conditions are in a state.
    public func count(_ status: ConditionStatus) -> Int { conditions.count { $0.status == status } }
}

extension Thesis.Condition {
    /// What the figures of a market say of it.
    public func standing(in market: Market) -> ConditionStanding {
        guard case .truth(let proposition) = holds.root else { return standing(.unknown, nil, nil, nil) }
        let leaves = holds.leaves.map { LeafStanding($0, in: market) }
        let (truth, critical) = proposition.critical { leaves[$0].truth.truth }
        let undecided = truth == nil ? leaves.firstIndex { $0.truth.truth == nil } : nil
        let place = critical.first ?? undecided ?? 0
        let joint = leaves.dropFirst().reduce(leaves[0].truth) { $0.joined(with: $1.truth) }
        return standing(
            ConditionStatus(truth), leaves[place], joint, nearestFlip(critical, leaves, market))
    }

    private func standing(
        _ status: ConditionStatus, _ leaf: LeafStanding?, _ joint: Reading?, _ flip: Flip?
    ) -> ConditionStanding {
        var note = joint?.later.map { "later: \($0.long)" }
        if status == .unknown { note = leaf?.truth.reason?.description ?? note }
        return ConditionStanding(
            id: id, words: words, status: status, value: leaf?.figure?.value, unit: leaf?.figure?.unit,
            figure: leaf?.figure?.text ?? NumberText.missing, newest: joint?.newest, note: note,
            isLater: joint?.later != nil, flip: flip)
    }

    /// The nearest change of one of the leaves that turn the whole: by its size where all are of one unit, else by its
    /// size beside the figure's own.
    private func nearestFlip(_ critical: [Int], _ leaves: [LeafStanding], _ market: Market) -> Flip? {
        let flips = critical.compactMap { place -> (flip: Flip, value: Double)? in
            guard let flip = leaves[place].flip(holds.leaves[place], in: holds, market),
                let value = leaves[place].figure?.value
            else { return nil }
            return (flip, value)
        }
        let isOneUnit = Set(flips.map(\.flip.unit)).count == 1
        func distance(_ item: (flip: Flip, value: Double)) -> Double {
            isOneUnit ? item.flip.change.magnitude : item.flip.distance(from: item.value)
        }
        return flips.min { distance($0) < distance($1) }?.flip
    }
}
