extension CompanyName {
    /// Look-up keys; names that match share at least one: all words joined, and the words before the trailing generic
    /// ones. Names that share a key need not match.
    var keys: [String] {
        if words.isEmpty { return [] }
        let distinctive = words[..<((words.lastIndex { !CompanyName.generic.contains($0) } ?? -1) + 1)]
        return ["=" + words.joined()] + (distinctive.isEmpty ? [] : [">" + distinctive.joined(separator: " ")])
    }

    /// The keys of a company by its name or its ticker.
    static func keys(_ name: CompanyName, _ ticker: Symbol?) -> [String] {
        name.keys + (ticker.map { ["$" + $0.name] } ?? [])
    }
}

extension Deal: Keyed {
    var rank: Int64 { Int64(announced.day.number) }
    var keys: [Int] { pairKeys + partyKeys }

    /// Look-up keys of both parties; reports of the same deal share at least one.
    var pairKeys: [Int] {
        let acquirers = CompanyName.keys(acquirerName, acquirerTicker)
        return CompanyName.keys(targetName, targetTicker).flatMap { target in
            acquirers.map { Deal.hash(kind, target, $0) }
        }
    }

    /// Look-up keys of either party; the deal and a filing that leads to it share at least one.
    var partyKeys: [Int] {
        (CompanyName.keys(targetName, targetTicker) + CompanyName.keys(acquirerName, acquirerTicker)).map(\.hashValue)
    }

    private static func hash(_ kind: Kind, _ target: String, _ acquirer: String) -> Int {
        var hasher = Hasher()
        hasher.combine(kind)
        hasher.combine(target)
        hasher.combine(acquirer)
        return hasher.finalize()
    }
}
