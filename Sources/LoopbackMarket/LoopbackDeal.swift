public import Model

/// A fictitious deal, derived by a rule from its number so that a client can verify it: the number, or the target's
/// name, determines everything else.
public struct LoopbackDeal: Hashable, Sendable {
    /// The number, counted from the first deal.
    public let number: Int

    /// The seconds between two announcements; the first deal was announced at the beginning of 2020.
    public static let seconds = 90
    private static let first = Timestamp(Day(number: 18_262), hour: 0, minute: 0)

    init(_ number: Int) { self.number = number }

    /// Creates the deal with a target of this name; nil if no deal has such a target.
    public init?(target: String) {
        guard let name = target.split(separator: " ").first, let number = LoopbackDeal.number(of: name.lowercased()),
            LoopbackDeal(number).target == target
        else { return nil }
        self.init(number)
    }

    /// The newest deals at an instant, newest first.
    static func newest(_ count: Int, at time: Timestamp) -> [LoopbackDeal] {
        let passed = (time.milliseconds - first.milliseconds) / 1000
        return (0..<count).map { LoopbackDeal(Int(passed) / seconds - $0) }
    }

    /// The time of the announcement.
    public var announced: Timestamp {
        Timestamp(milliseconds: LoopbackDeal.first.milliseconds + Int64(number * LoopbackDeal.seconds) * 1000)
    }
    /// The name of the company that is acquired.
    public var target: String { "\(LoopbackDeal.capitalised(name)) \(isBiotech ? "Therapeutics" : "Software")" }
    /// The name of the acquiring company.
    public var acquirer: String { "Xe\(name) Corp" }
    /// Whether the target is a biotech company; two in three are.
    public var isBiotech: Bool { number % 3 != 0 }
    /// The price in millions of U.S. dollars, as press releases report it.
    public var usdMillions: Int { 100 + number % 900 }

    /// The accession number of the tender offer.
    var accession: String { "0009990001-26-\(LoopbackBodies.padded(number % 1_000_000, to: 6))" }
    /// The accession number of the 8-K in which the target reports the agreement.
    var reportAccession: String { "0009990004-26-\(LoopbackBodies.padded(number % 1_000_000, to: 6))" }
    /// The SEC's numbers (CIK) of the target and the acquirer.
    var targetCIK: Int { 10_000_000 + number }
    var acquirerCIK: Int { 50_000_000 + number }

    /// Creates the deal in which the company with this CIK is the target.
    init?(targetCIK: Int) {
        guard (10_000_000..<50_000_000).contains(targetCIK) else { return nil }
        self.init(targetCIK - 10_000_000)
    }

    // MARK: Names

    private static let consonants = Array("bcdfghjklmnprstvwyzq"), vowels = Array("aeiou")

    /// The number spelled in four syllables, each one of a hundred.
    private var name: String {
        var rest = number, text = ""
        for _ in 0..<4 {
            let syllable = rest % 100
            text = "\(LoopbackDeal.consonants[syllable / 5])\(LoopbackDeal.vowels[syllable % 5])" + text
            rest /= 100
        }
        return text
    }

    private static func number(of name: String) -> Int? {
        let letters = Array(name)
        guard letters.count == 8 else { return nil }
        var number = 0
        for index in stride(from: 0, to: 8, by: 2) {
            guard let consonant = consonants.firstIndex(of: letters[index]),
                let vowel = vowels.firstIndex(of: letters[index + 1])
            else { return nil }
            number = number * 100 + consonant * 5 + vowel
        }
        return number
    }

    private static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
