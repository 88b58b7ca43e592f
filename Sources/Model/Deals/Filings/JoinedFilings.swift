/// Filings joined into pairs of companies, and those that name only one. O(n · log n) to make.
struct JoinedFilings: Sendable {
    /// The filings, oldest first.
    let ordered: [Filing]
    /// The pairs, in the order of their first filings.
    let pairs: [FiledPair]
    /// Filings that name no second company, newest first; an 8-K near a merger form of its company is flagged.
    let lone: [Filing]

    /// Filings with different accession numbers, in any order.
    init(_ filings: [Filing]) {
        ordered = filings.sorted { ($0.accepted, $0.accession) < ($1.accepted, $1.accession) }
        pairs = JoinedFilings.pairs(ordered)
        lone = JoinedFilings.lone(ordered)
    }

    private static func pairs(_ ordered: [Filing]) -> [FiledPair] {
        var pairs: [FiledPair] = []
        // Two filings can belong to the same pair only if they share the target, or the target of one is the other's
        // acquirer.
        var positions: [Int: [Int]] = [:]
        var oneSided: [Int: [Filing]] = [:]
        for filing in ordered {
            guard let sides = filing.sides else {
                guard filing.mergerForm != nil else { continue }
                for cik in Set(filing.parties.map(\.cik)) { oneSided[cik, default: []].append(filing) }
                continue
            }
            let known = [sides.target.cik, sides.acquirer.cik].compactMap { cik in
                positions[cik]?.first { pairs[$0].isOf(sides.acquirer, sides.target) }
            }.min()
            if let known {
                pairs[known].add(filing, sides)
            } else {
                positions[sides.target.cik, default: []].append(pairs.count)
                pairs.append(FiledPair(filing, sides))
            }
        }
        return pairs.map { $0.directed(by: (oneSided[$0.target.cik] ?? []) + (oneSided[$0.acquirer.cik] ?? [])) }
    }

    private static func lone(_ ordered: [Filing]) -> [Filing] {
        var days: [Int: Set<Day>] = [:]
        for filing in ordered where filing.mergerForm != nil {
            for party in filing.parties { days[party.cik, default: []].insert(filing.day) }
        }
        return ordered.reversed().filter { $0.sides == nil }.map { filing in
            var filing = filing
            filing.isNearMergerForm =
                filing.mergerForm == nil
                && filing.parties.contains { party in
                    guard let formDays = days[party.cik] else { return false }
                    return (-Filing.nearDays...Filing.nearDays).contains { formDays.contains(filing.day + $0) }
                }
            return filing
        }
    }
}
