public import Model

/// A deal that exists nowhere but on loopback, by a rule that a listener can check: whoever has its number, or its target's
/// name, knows all of it.
public struct LoopbackDeal: Hashable, Sendable {
    /// Its number, counted from the first.
    public let number: Int

    /// A deal is announced every ninety seconds, the first at the beginning of 2020.
    public static let seconds = 90
    private static let first = Timestamp(Day(number: 18_262), hour: 0, minute: 0)

    init(_ number: Int) { self.number = number }

    /// The deal whose target has a name; nil where it is a name of no target.
    public init?(target: String) {
        guard let word = target.split(separator: " ").first, let number = LoopbackDeal.number(of: word.lowercased()),
            LoopbackDeal(number).target == target
        else { return nil }
        self.init(number)
    }

    /// The newest ones at an instant, the newest first.
    static func newest(_ count: Int, at time: Timestamp) -> [LoopbackDeal] {
        let passed = (time.milliseconds - first.milliseconds) / 1000
        return (0..<count).map { LoopbackDeal(Int(passed) / seconds - $0) }
    }

    /// When it is announced.
    public var announced: Timestamp {
        Timestamp(milliseconds: LoopbackDeal.first.milliseconds + Int64(number * LoopbackDeal.seconds) * 1000)
    }
    /// Who is bought.
    public var target: String { "\(LoopbackDeal.capitalised(name)) \(isBiotech ? "Therapeutics" : "Software")" }
    /// Who buys.
    public var acquirer: String { "Xe\(name) Corp" }
    /// Whether its target is a biotech; two in three are.
    public var isBiotech: Bool { number % 3 != 0 }
    /// What is paid, in millions of U.S. dollars, where the wires tell.
    public var usdMillions: Int { 100 + number % 900 }

    /// The number under which its filing stands.
    var accession: String { "0009990001-26-\(LoopbackBodies.padded(number % 1_000_000, to: 6))" }
    /// That under which its target reports the agreement.
    var report: String { "0009990004-26-\(LoopbackBodies.padded(number % 1_000_000, to: 6))" }
    /// The numbers of its companies at the regulator.
    var targetNumber: Int { 10_000_000 + number }
    var acquirerNumber: Int { 50_000_000 + number }

    /// The deal of which a company is the target, by the company's number.
    init?(targetNumber: Int) {
        guard (10_000_000..<50_000_000).contains(targetNumber) else { return nil }
        self.init(targetNumber - 10_000_000)
    }

    // MARK: Names

    private static let consonants = Array("bcdfghjklmnprstvwyzq"), vowels = Array("aeiou")

    /// Its number in syllables, a hundred to choose from.
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
        for place in stride(from: 0, to: 8, by: 2) {
            guard let consonant = consonants.firstIndex(of: letters[place]),
                let vowel = vowels.firstIndex(of: letters[place + 1])
            else { return nil }
            number = number * 100 + consonant * 5 + vowel
        }
        return number
    }

    private static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }
}
