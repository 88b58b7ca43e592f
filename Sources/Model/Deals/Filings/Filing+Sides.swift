extension Filing {
    /// Who buys whom, where the filing names both.
    ///
    /// The subject is the target and who filed it the acquirer. Of a communication (425) that holds as a rule; a target may
    /// file one too, which `FilingLedger` tells by other filings. An answer is filed by the target's side, and a form with
    /// filers only names one party.
    public var sides: (acquirer: Party, target: Party)? {
        guard let form = mergerForm, form != .answer, form != .earlyAnswer else { return nil }
        let subjects = parties(.subject)
        let isExchange = form == .exchange || form == .foreignExchange
        let filers = parties(.filedBy) + (isExchange ? parties(.filer) : [])
        let targets = subjects.filter { subject in !filers.contains { $0.cik == subject.cik } }
        let bidders = filers.filter { filer in !subjects.contains { $0.cik == filer.cik } }
        // A company that is taken private files beside its buyer, of itself.
        let target = targets.first ?? (bidders.isEmpty ? nil : subjects.first)
        guard let target, let acquirer = Filing.principal(of: bidders.isEmpty ? filers : bidders) else { return nil }
        return (acquirer, target)
    }

    /// Of several who file together the one that stands behind: no company made for the purchase, and of the rest the one
    /// with the shortest name, for a part of a group has the group's name and more.
    static func principal(of parties: [Party]) -> Party? {
        let real = parties.filter { !$0.companyName.isVehicle }
        return (real.isEmpty ? parties : real).enumerated().min { a, b in
            (a.element.companyName.words.count, a.offset) < (b.element.companyName.words.count, b.offset)
        }?.element
    }

    /// Whether its form says who buys whom, and not only that two companies come together.
    var tellsDirection: Bool { mergerForm != .communication }
}
