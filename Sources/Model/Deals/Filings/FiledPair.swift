/// Two companies that come together, and what was filed of them.
struct FiledPair: Hashable, Sendable {
    /// Who buys, as far as filings tell.
    private(set) var acquirer: Filing.Party
    /// Who is bought.
    private(set) var target: Filing.Party
    /// What was filed of both, oldest first.
    private(set) var filings: [Filing]
    /// What speaks for the direction, less what speaks against it.
    private var direction: Int

    /// What a form counts that says who buys whom, beside a communication's 1.
    private static let certain = 100

    /// The pair of a filing that names both.
    init(_ filing: Filing, _ sides: (acquirer: Filing.Party, target: Filing.Party)) {
        acquirer = sides.acquirer
        target = sides.target
        filings = [filing]
        direction = filing.tellsDirection ? FiledPair.certain : 1
    }

    /// The first of its filings.
    var first: Filing { filings[0] }

    /// Whether it is of these two, in this order or the other; a company made for a purchase stands for who made it.
    func isOf(_ acquirer: Filing.Party, _ target: Filing.Party) -> Bool {
        if self.target.cik == target.cik {
            return self.acquirer.cik == acquirer.cik || self.acquirer.companyName.isVehicle
                || acquirer.companyName.isVehicle || self.acquirer.companyName.matches(acquirer.companyName)
        }
        return self.target.cik == acquirer.cik && self.acquirer.cik == target.cik
    }

    /// Takes a later filing of the same two.
    mutating func add(_ filing: Filing, _ sides: (acquirer: Filing.Party, target: Filing.Party)) {
        filings.append(filing)
        let isForward = target.cik == sides.target.cik
        direction += (isForward ? 1 : -1) * (filing.tellsDirection ? FiledPair.certain : 1)
        if isForward { acquirer = Filing.principal(of: [acquirer, sides.acquirer]) ?? acquirer }
    }

    /// The pair in the direction that filings of one of the two tell: a target answers an offer, an acquirer issues shares.
    func directed(by filings: [Filing]) -> FiledPair {
        var pair = self
        for filing in filings {
            let isTargets = filing.parties.contains { $0.cik == target.cik }
            guard isTargets != filing.parties.contains(where: { $0.cik == acquirer.cik }) else { continue }
            let side = isTargets ? 1 : -1
            switch filing.mergerForm {
            case .answer, .earlyAnswer: pair.direction += side * FiledPair.certain
            case .exchange, .foreignExchange: pair.direction -= side * FiledPair.certain / 2
            default: break
            }
        }
        if pair.direction < 0 { (pair.acquirer, pair.target) = (target, acquirer) }
        return pair
    }
}
