extension Filing: Keyed {
    var rank: Int64 { accepted.milliseconds }
    var keys: [Int] { [accessionKey] + partyKeys }

    /// The key shared by filings with the same accession number.
    var accessionKey: Int { ("#" + accession).hashValue }

    /// Look-up keys of the parties; the filing and a deal that it leads to share at least one.
    var partyKeys: [Int] {
        Array(Set(parties.flatMap { CompanyName.keys($0.companyName, $0.ticker) })).map(\.hashValue)
    }
}
