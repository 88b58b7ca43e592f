extension Filing {
    /// The acquirer and the target, where the filing names both.
    ///
    /// The subject is the target and the filer of the document the acquirer. For a communication (425) this is usual
    /// but not certain, since a target may file one too; `FilingLedger` decides by other filings. A recommendation
    /// statement is filed by the target's side, and a form with filers only names one party.
    public var sides: (acquirer: Party, target: Party)? {
        guard let form = mergerForm, form != .recommendation, form != .earlyRecommendation else { return nil }
        let subjects = parties(.subject)
        let isExchange = form == .exchange || form == .foreignExchange
        let filers = parties(.filedBy) + (isExchange ? parties(.filer) : [])
        let targets = subjects.filter { subject in !filers.contains { $0.cik == subject.cik } }
        let bidders = filers.filter { filer in !subjects.contains { $0.cik == filer.cik } }
        // A company that is taken private files together with its buyer, about itself.
        let target = targets.first ?? (bidders.isEmpty ? nil : subjects.first)
        guard let target, let acquirer = Filing.principal(of: bidders.isEmpty ? filers : bidders) else { return nil }
        return (acquirer, target)
    }

    /// The principal of several joint filers: not a company formed for the purchase, and of the rest the one with the
    /// shortest name, since the name of a subsidiary extends its group's.
    static func principal(of parties: [Party]) -> Party? {
        let real = parties.filter { !$0.companyName.isVehicle }
        return (real.isEmpty ? parties : real).enumerated().min { a, b in
            (a.element.companyName.words.count, a.offset) < (b.element.companyName.words.count, b.offset)
        }?.element
    }

    /// Whether its form states who buys whom, and not only that two companies are merging.
    var statesDirection: Bool { mergerForm != .communication }
}
