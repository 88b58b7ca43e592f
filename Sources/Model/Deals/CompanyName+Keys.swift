extension CompanyName {
    /// What names that match share at least one of: the words written together, and those of them before the general ones.
    /// Names that share one need not match.
    var keys: [String] {
        if words.isEmpty { return [] }
        let telling = words[..<((words.lastIndex { !CompanyName.generic.contains($0) } ?? -1) + 1)]
        return ["=" + words.joined()] + (telling.isEmpty ? [] : [">" + telling.joined(separator: " ")])
    }

    /// The keys of a company by its name or its ticker.
    static func keys(_ name: CompanyName, _ ticker: Symbol?) -> [String] {
        name.keys + (ticker.map { ["$" + $0.name] } ?? [])
    }
}

extension Deal: Keyed {
    var rank: Int64 { Int64(announced.day.number) }
    var keys: [Int] { pairKeys + partyKeys }

    /// What two reports of one deal share at least one of: both its parties.
    var pairKeys: [Int] {
        let acquirers = CompanyName.keys(acquirerName, acquirerTicker)
        return CompanyName.keys(targetName, targetTicker).flatMap { target in
            acquirers.map { Deal.hash(kind, target, $0) }
        }
    }

    /// What a filing that leads to the deal shares at least one of: one of its parties.
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

extension Filing: Keyed {
    var rank: Int64 { accepted.milliseconds }
    var keys: [Int] { [accessionKey] + partyKeys }

    /// What filings of one number share.
    var accessionKey: Int { ("#" + accession).hashValue }

    /// What a deal that the filing leads to shares at least one of: one of its parties.
    var partyKeys: [Int] {
        Array(Set(parties.flatMap { CompanyName.keys($0.companyName, $0.ticker) })).map(\.hashValue)
    }
}
