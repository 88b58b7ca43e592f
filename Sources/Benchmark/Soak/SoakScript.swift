/// What is done to a program in each minute of a soak: the same every minute, so that minutes can be compared.
enum SoakScript {
    enum Action: Sendable {
        case type(String)
        case resize(Int, Int)
    }

    /// The actions of a minute, one a second. They end in the size and on the panels that they begin with.
    static func actions(isReplay: Bool) -> [Action] { common + (isReplay ? replay : live) + panels + last }

    private static func keys(_ keys: String...) -> [Action] { keys.map { .type($0) } }

    /// Sizes, zooms, layouts and themes.
    private static let common: [Action] =
        [.resize(80, 24), .resize(132, 43), .resize(60, 18), .resize(240, 70), .resize(200, 60)]
        + keys(
            "t", "t", ":theme blue\r", ":theme auto\r", "v", "v", "v", "v", ":layout analyst\r", ":layout standard\r")

    private static let replay = keys("p", ",", ",", ".", "p", "+", "-")
    private static let live = keys("r", ":16 May 2024\r", ",", ".", ":-1y\r", ":live\r")

    /// Filters, sorting, charts and pages.
    private static let panels =
        keys("2", "/1M > 0 and volatility < 40\r", escape, "/^x\r", escape, "s", "S", "M", "w", "w", "w", "w")
        + keys("3", "z", "c", "c", "c", "c", ":5Y\r", "hhhh", "+++", "{{", "L", "L", escape, escape)
        + keys(":compare IWM SPY\r", escape, "6z", "/biotech > 1bn\r", escape, escape, "5z", "jjj", escape)
        + keys("R", escape, "a", escape, "i", escape, "?", escape, "m", escape, "7z", "jjjj", escape)
        + keys(
            "\u{1B}[<0;20;10M\u{1B}[<0;20;10m", "\u{1B}[<64;20;10M\u{1B}[<65;20;10M", "\u{1B}[200~text\u{1B}[201~",
            "\u{C}")

    private static let escape = "\u{1B}"
    private static let last = keys(escape, escape, "1g") + [.resize(200, 60)]
}
