/// A unit as it is written beside a number. `all` is the only list of them.
public struct WrittenUnit: Sendable {
    /// Its spellings after the number; an empty one stands for no unit.
    public let spellings: [String]
    /// Whether a dollar sign precedes the number.
    public let isMoney: Bool
    /// A number with the unit.
    public let example: String
    /// The meaning.
    public let summary: String
    /// The unit of the quantity, and how many of it one of the written is worth.
    let unit: ThesisUnit, scale: Double

    private init(
        _ spellings: [String], isMoney: Bool = false, _ unit: ThesisUnit, scale: Double = 1, example: String,
        _ summary: String
    ) {
        self.spellings = spellings
        self.isMoney = isMoney
        self.unit = unit
        self.scale = scale
        self.example = example
        self.summary = summary
    }

    /// All units.
    public static let all = [
        WrittenUnit(["%", "pp"], .percent, example: "8.42%", "percent, and percentage points"),
        WrittenUnit(["bp"], .bp, example: "15bp", "basis points, hundredths of a percentage point"),
        WrittenUnit(["d", "day", "days"], .days, example: "90 days", "calendar days"),
        WrittenUnit([""], isMoney: true, .money, scale: 1e-6, example: "$250000", "U.S. dollars"),
        WrittenUnit(["m"], isMoney: true, .money, example: "$500m", "millions of U.S. dollars"),
        WrittenUnit(["bn"], isMoney: true, .money, scale: 1e3, example: "$1.5bn", "billions of U.S. dollars"),
        WrittenUnit(["tn"], isMoney: true, .money, scale: 1e6, example: "$2tn", "trillions of U.S. dollars"),
        WrittenUnit([""], .plain, example: "20", "a count, a price, a level or a coefficient"),
    ]

    static func named(_ spelling: String, isMoney: Bool) -> WrittenUnit? {
        all.first { $0.isMoney == isMoney && $0.spellings.contains(spelling) }
    }
}
