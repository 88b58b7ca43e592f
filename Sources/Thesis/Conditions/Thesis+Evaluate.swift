public import Model

extension Thesis {
    /// Evaluates every condition and claim over a market.
    public func evaluate(_ market: Market) -> ThesisResult {
        ThesisResult(
            day: market.day, conditions: conditions.map { $0.result(in: market) },
            claims: claims.map { $0.result(in: market) })
    }

    /// Updates a result after a change, evaluating only the conditions and claims that depend on it.
    ///
    /// - Returns: Whether any result differs from before.
    @discardableResult
    public func update(_ result: inout ThesisResult, _ market: Market, after change: ThesisChange) -> Bool {
        guard change != .nothing else { return false }
        guard case .inputs(let touched) = change, result.conditions.count == conditions.count,
            result.claims.count == claims.count
        else {
            let before = result
            result = evaluate(market)
            return result != before
        }
        var isChanged = false
        for (index, condition) in conditions.enumerated() where condition.holds.inputs.intersects(touched) {
            let now = condition.result(in: market)
            if now != result.conditions[index] { isChanged = true }
            result.conditions[index] = now
        }
        for (index, claim) in claims.enumerated() where claim.computes?.inputs.intersects(touched) ?? false {
            let now = claim.result(in: market)
            if now != result.claims[index] { isChanged = true }
            result.claims[index] = now
        }
        return isChanged
    }
}

/// The results of evaluating a thesis over one market.
public struct ThesisResult: Hashable, Sendable {
    /// The market's date.
    public let day: Day
    /// The results of the conditions, in the order of the thesis.
    public internal(set) var conditions: [ConditionResult]
    /// The results of the claims, in the order of the thesis.
    public internal(set) var claims: [ClaimResult]

    /// The number of conditions with a status.
    public func count(_ status: ConditionStatus) -> Int { conditions.count { $0.status == status } }
}

extension Thesis.Condition {
    /// Evaluates the condition over a market.
    public func result(in market: Market) -> ConditionResult {
        guard case .truth(let proposition) = holds.root else { return result(.unknown, nil, nil, nil) }
        let leaves = holds.leaves.map { LeafResult($0, in: market) }
        let (truth, critical) = proposition.critical { leaves[$0].truth.truth }
        let undecided = truth == nil ? leaves.firstIndex { $0.truth.truth == nil } : nil
        let index = critical.first ?? undecided ?? 0
        let joint = leaves.dropFirst().reduce(leaves[0].truth) { $0.joined(with: $1.truth) }
        return result(
            ConditionStatus(truth), leaves[index], joint, nearestFlip(critical, leaves, market))
    }

    private func result(
        _ status: ConditionStatus, _ leaf: LeafResult?, _ joint: Reading?, _ flip: Flip?
    ) -> ConditionResult {
        var note = joint?.later.map { "later: \($0.long)" }
        if status == .unknown { note = leaf?.truth.reason?.description ?? note }
        return ConditionResult(
            id: id, text: text, status: status, value: leaf?.figure?.value, unit: leaf?.figure?.unit,
            figure: leaf?.figure?.text ?? NumberText.missing, newest: joint?.newest, note: note,
            isLater: joint?.later != nil, flip: flip)
    }

    /// The nearest change of one of the leaves that decide the status: by its size if all have one unit, else by its
    /// size relative to the figure.
    private func nearestFlip(_ critical: [Int], _ leaves: [LeafResult], _ market: Market) -> Flip? {
        let flips = critical.compactMap { index -> (flip: Flip, value: Double)? in
            guard let flip = leaves[index].flip(holds.leaves[index], in: holds, market),
                let value = leaves[index].figure?.value
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
