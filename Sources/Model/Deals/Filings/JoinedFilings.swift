/// Filings joined into pairs of companies, and those that name one only. O(n · log n) to make.
struct JoinedFilings: Sendable {
    /// The filings, oldest first.
    let ordered: [Filing]
    /// The pairs, by their first filing.
    let pairs: [FiledPair]
    /// Filings that name no second company, newest first; an 8-K near a merger form of its company says so.
    let lone: [Filing]

    /// Filings of different numbers, in whatever order.
    init(_ filings: [Filing]) {
        ordered = filings.sorted { ($0.accepted, $0.accession) < ($1.accepted, $1.accession) }
        pairs = JoinedFilings.pairs(ordered)
        lone = JoinedFilings.lone(ordered)
    }

    private static func pairs(_ ordered: [Filing]) -> [FiledPair] {
        var pairs: [FiledPair] = []
        // Two are of one pair only where they share the target, or the one's target is the other's acquirer.
        var places: [Int: [Int]] = [:]
        var answers: [Int: [Filing]] = [:]
        for filing in ordered {
            guard let sides = filing.sides else {
                guard filing.mergerForm != nil else { continue }
                for cik in Set(filing.parties.map(\.cik)) { answers[cik, default: []].append(filing) }
                continue
            }
            let known = [sides.target.cik, sides.acquirer.cik].compactMap { cik in
                places[cik]?.first { pairs[$0].isOf(sides.acquirer, sides.target) }
            }.min()
            if let known {
                pairs[known].add(filing, sides)
            } else {
                places[sides.target.cik, default: []].append(pairs.count)
                pairs.append(FiledPair(filing, sides))
            }
        }
        return pairs.map { $0.directed(by: (answers[$0.target.cik] ?? []) + (answers[$0.acquirer.cik] ?? [])) }
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
                    guard let signed = days[party.cik] else { return false }
                    return (-Filing.nearDays...Filing.nearDays).contains { signed.contains(filing.day + $0) }
                }
            return filing
        }
    }
}
