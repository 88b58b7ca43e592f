import Model

/// The cached form of a company's profile: the same structure, reduced to the rows related to deals.
enum ProfileFile {
    /// The profile as `SubmissionsFile` reads it.
    static func text(of profile: CompanyProfile) -> [UInt8] {
        func column(_ value: (Filing) -> String) -> JSON { .array(profile.filings.map { .string(value($0)) }) }
        let json: JSON = [
            "cik": JSON(profile.cik),
            "name": .string(profile.name),
            "sic": JSON(profile.industry?.code),
            "tickers": .array(profile.tickers.map { .string($0.name) }),
            "filings": [
                "recent": [
                    "accessionNumber": column(\.accession),
                    "acceptanceDateTime": column { local($0.accepted) },
                    "form": column(\.form),
                    "items": column { $0.items.joined(separator: ",") },
                    "primaryDocument": column { document(of: $0, by: profile.cik) },
                ]
            ],
        ]
        return Array(json.text(indented: false).utf8)
    }

    /// The name of a filing's document in its folder; empty without one.
    private static func document(of filing: Filing, by company: Int) -> String {
        let folder = EDGARNumber.folder(filing.accession, of: company)
        return filing.link.hasPrefix(folder) ? String(filing.link.dropFirst(folder.count)) : ""
    }

    /// An instant as New York wall-clock time.
    private static func local(_ time: Timestamp) -> String {
        let offset = Int64(NewYorkTime.offsetMinutes(at: time)) * 60_000
        return String(Timestamp(milliseconds: time.milliseconds + offset).description.dropLast())
    }
}
