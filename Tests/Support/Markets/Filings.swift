package import Model

/// Filings in the form of EDGAR's list. Entries with real CIK numbers are of real companies and deals.
package enum Filings {
    package static let dynavax = 1_029_142, sanofi = 1_121_404, vehicle = 2_100_001

    package static func party(_ cik: Int, _ name: String, _ role: Filing.Role) -> Filing.Party {
        Filing.Party(cik: cik, name: name, role: role)
    }

    package static func filing(
        _ form: String, _ day: String, _ parties: [Filing.Party], items: [String] = [], number: Int = 0
    ) -> Filing {
        let accepted = NewYorkTime.timestamp(Day(day) ?? Day(number: 0), minute: 450 + number)
        let accession = "\(form) \(day) \(parties.map(\.cik)) \(number)"
        return Filing(
            accession: accession, form: form, parties: parties, accepted: accepted, items: items, link: accession)
    }

    /// The tender offer of January 2026, filed by the buyer and its acquisition vehicle.
    package static let offer = filing(
        "SC TO-T", "2026-01-12",
        [
            party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .subject), party(vehicle, "Samba Merger Sub, Inc.", .filedBy),
            party(sanofi, "Sanofi", .filedBy),
        ])
    package static let recommendation = filing(
        "SC 14D9", "2026-01-12", [party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .subject)], number: 1)
    package static let agreement = filing(
        "8-K", "2025-12-24", [party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .filer)], items: ["1.01", "8.01", "9.01"])
    package static let completion = filing(
        "8-K", "2026-02-10", [party(dynavax, "DYNAVAX TECHNOLOGIES CORP", .filer)],
        items: ["1.02", "2.01", "3.01", "3.03", "5.01", "9.01"])

    package static func profile(_ cik: Int, _ name: String, code: Int, ticker: Symbol? = nil, _ filings: [Filing] = [])
        -> CompanyProfile
    {
        CompanyProfile(
            cik: cik, name: name, industry: Industry(code: code), tickers: [ticker].compactMap(\.self), filings: filings
        )
    }

    /// The market after the deal, with its filings, a headline and a filing of another company.
    package static var market: Market {
        var market = Market(Moment(Day("2026-02-20") ?? Spring2024.day, mode: .live))
        let other = filing(
            "8-K", "2026-01-13", [party(99, "SOMEBODY ELSE INC", .filer)], items: ["1.01"], number: 2)
        for filing in [offer, recommendation, agreement, completion, other] {
            market.apply(.filing(filing))
        }
        market.apply(
            .headline(
                Headline(
                    "Sanofi to acquire Dynavax",
                    time: NewYorkTime.timestamp(Day("2025-12-24") ?? Spring2024.day, minute: 415),
                    link: "https://www.globenewswire.com/1", wire: "GlobeNewswire")))
        market.apply(
            .deal(
                Deal(
                    announced: Dated("2025-12-24") ?? Dated(Spring2024.day), acquirer: "Sanofi",
                    target: "Dynavax Technologies", targetTicker: "DVAX", kind: .acquisition, area: "biotech",
                    source: offer.link)))
        return market
    }
}
