/// Two merging companies, and the filings about both.
struct FiledPair: Hashable, Sendable {
    /// The buyer, as far as filings show.
    private(set) var acquirer: Filing.Party
    /// The company that is bought.
    private(set) var target: Filing.Party
    /// The filings about both, oldest first.
    private(set) var filings: [Filing]
    /// The evidence for the direction less the evidence against it.
    private var direction: Int

    /// The evidence of a form that states who buys whom; a communication counts as 1.
    private static let certain = 100

    /// The pair of a filing that names both.
    init(_ filing: Filing, _ sides: (acquirer: Filing.Party, target: Filing.Party)) {
        acquirer = sides.acquirer
        target = sides.target
        filings = [filing]
        direction = filing.statesDirection ? FiledPair.certain : 1
    }

    /// The earliest filing.
    var first: Filing { filings[0] }

    /// Whether it consists of these two companies in either order; a company formed for the purchase counts as its
    /// founder.
    func isOf(_ acquirer: Filing.Party, _ target: Filing.Party) -> Bool {
        if self.target.cik == target.cik {
            return self.acquirer.cik == acquirer.cik || self.acquirer.companyName.isVehicle
                || acquirer.companyName.isVehicle || self.acquirer.companyName.matches(acquirer.companyName)
        }
        return self.target.cik == acquirer.cik && self.acquirer.cik == target.cik
    }

    /// Adds a later filing about the same two.
    mutating func add(_ filing: Filing, _ sides: (acquirer: Filing.Party, target: Filing.Party)) {
        filings.append(filing)
        let isForward = target.cik == sides.target.cik
        direction += (isForward ? 1 : -1) * (filing.statesDirection ? FiledPair.certain : 1)
        if isForward { acquirer = Filing.principal(of: [acquirer, sides.acquirer]) ?? acquirer }
    }

    /// The pair in the direction implied by filings of one side alone: a target responds to an offer, an acquirer
    /// issues shares.
    func directed(by filings: [Filing]) -> FiledPair {
        var pair = self
        for filing in filings {
            let isTargets = filing.parties.contains { $0.cik == target.cik }
            guard isTargets != filing.parties.contains(where: { $0.cik == acquirer.cik }) else { continue }
            let side = isTargets ? 1 : -1
            switch filing.mergerForm {
            case .recommendation, .earlyRecommendation: pair.direction += side * FiledPair.certain
            case .exchange, .foreignExchange: pair.direction -= side * FiledPair.certain / 2
            default: break
            }
        }
        if pair.direction < 0 { (pair.acquirer, pair.target) = (target, acquirer) }
        return pair
    }
}
