import Model

/// Filings in the form of EDGAR's list. Entries with real CIK numbers are of real companies and deals.
enum Filings {
    static let dynavax = 1_029_142, sanofi = 1_121_404, vehicle = 2_100_001

    static func party(_ cik: Int, _ name: String, _ role: Filing.Role) -> Filing.Party {
        Filing.Party(cik: cik, name: name, role: role)
    }

    static func filing(
        _ form: String, _ day: String, _ parties: [Filing.Party], items: [String] = [], number: Int = 0
    ) -> Filing {
        let accepted = NewYorkTime.timestamp(Day(day) ?? Day(number: 0), minute: 450 + number)
        let accession = "\(form) \(day) \(parties.map(\.cik)) \(number)"
        return Filing(
            accession: accession, form: form, parties: parties, accepted: accepted, items: items, link: accession)
    }

    /// The tender offer of January 2026, filed by the buyer and its acquisition vehicle.
    static let offer = filing(
        "SC TO-T", "2026-01-12",
        [
            party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .subject), party(vehicle, "Samba Merger Sub, Inc.", .filedBy),
            party(sanofi, "Sanofi", .filedBy),
        ])
    static let recommendation = filing(
        "SC 14D9", "2026-01-12", [party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .subject)], number: 1)
    static let agreement = filing(
        "8-K", "2025-12-24", [party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .filer)], items: ["1.01", "8.01", "9.01"])
    static let completion = filing(
        "8-K", "2026-02-10", [party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .filer)],
        items: ["1.02", "2.01", "3.01", "3.03", "5.01", "9.01"])

    static func profile(_ cik: Int, _ name: String, code: Int, ticker: Symbol? = nil, _ filings: [Filing] = [])
        -> CompanyProfile
    {
        CompanyProfile(
            cik: cik, name: name, industry: Industry(code: code), tickers: [ticker].compactMap(\.self), filings: filings
        )
    }
}
