import Model
import Testing

struct NumberTextTests {
    @Test(
        "a price is formatted as quoted, with grouped thousands",
        arguments: [
            (209_625, 2, "2,096.25"), (5, 2, "0.05"), (-5, 2, "−0.05"), (0, 2, "0.00"), (100_000, 2, "1,000.00"),
            (999, 0, "999"), (1_000, 0, "1,000"), (1_234_567, 0, "1,234,567"), (251_115, 4, "25.1115"),
            (Int64.min, 9, "−9,223,372,036.854775808"), (Int64.max, 0, "9,223,372,036,854,775,807"),
        ] as [(Int64, Int, String)])
    func price(units: Int64, decimals: Int, text: String) {
        #expect(NumberText.price(Price(units: units, decimals: decimals)) == text)
    }

    @Test(
        "the decimal text is rounded half away from zero, and there is no minus zero",
        arguments: [
            (0.005, 2, "0.01"), (-0.005, 2, "−0.01"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-0.004, 2, "0.00"),
            (0.004, 2, "0.00"), (-0.0, 2, "0.00"), (0.5, 0, "1"), (-0.5, 0, "−1"), (1.5, 0, "2"), (2.5, 0, "3"),
            (0.049, 1, "0.0"), (0.45, 1, "0.5"), (0.05, 0, "0"), (999_999.995, 2, "1000000.00"), (99.995, 2, "100.00"),
            (12, 3, "12.000"), (1e-7, 2, "0.00"), (.leastNonzeroMagnitude, 2, "0.00"),
            (123_456_789.125, 2, "123456789.13"),
            (0.1 + 0.2, 17, "0.30000000000000004"), (1e15, 2, "1000000000000000.00"),
            (2251799813685249.5, 0, "2251799813685250"),
        ])
    func rounding(value: Double, decimals: Int, text: String) {
        #expect(NumberText.fixed(value, decimals: decimals) == text)
    }

    @Test("grouping, signs and huge numbers")
    func forms() {
        #expect(NumberText.fixed(999_999.995, decimals: 2, grouped: true) == "1,000,000.00")
        #expect(NumberText.fixed(-1_234.5, decimals: 1, grouped: true) == "−1,234.5")
        #expect(NumberText.fixed(100, decimals: 0, grouped: true) == "100")
        #expect(NumberText.fixed(1.5, decimals: 1, sign: .always) == "+1.5")
        #expect(NumberText.fixed(0.004, decimals: 2, sign: .always) == "0.00")
        #expect(NumberText.fixed(1e300, decimals: 2) == "1.00e300")
        #expect(NumberText.fixed(-9.999e99, decimals: 2, sign: .always) == "−1.00e100")
        #expect(NumberText.fixed(.greatestFiniteMagnitude, decimals: 2) == "1.80e308")
        #expect(NumberText.count(1_982) == "1,982" && NumberText.count(1_982, "day") == "1,982 days")
        #expect(NumberText.count(1, "day") == "1 day" && NumberText.count(0, "day") == "0 days")
    }

    @Test("a missing value or NaN is a dash", arguments: [nil, Double.nan, .infinity, -.infinity])
    func missing(value: Double?) {
        #expect(NumberText.price(nil) == "—")
        #expect(NumberText.count(nil) == "—")
        #expect(NumberText.fixed(value, decimals: 2) == "—")
        #expect(NumberText.percent(value) == "—")
        #expect(NumberText.percentWithUnit(value) == "—")
        #expect(NumberText.bp(value) == "—")
        #expect(NumberText.pp(value) == "—")
        #expect(NumberText.yield(value) == "—")
        #expect(NumberText.ratio(value) == "—")
        #expect(NumberText.money(usdMillions: value) == "—")
    }

    @Test("fractions become percent and percentage points without rounding noise")
    func fractions() {
        #expect(NumberText.percent(0.0842) == "+8.42")
        #expect(NumberText.percent(-0.0063) == "−0.63")
        #expect(NumberText.percent(0.285, decimals: 0, sign: .negative) == "29")
        #expect(NumberText.percent(-0.00004) == "0.00")
        #expect(NumberText.percent(0.00005) == "+0.01")
        #expect(NumberText.percent(12.5) == "+1250.00")
        #expect(NumberText.percentWithUnit(0.0842) == "+8.42 %")
        #expect(NumberText.pp(0.0214) == "+2.14 pp")
        #expect(NumberText.pp(-0.00676) == "−0.68 pp")
    }

    @Test("yields, basis points and ratios have their units")
    func units() {
        #expect(NumberText.bp(-21) == "−21 bp")
        #expect(NumberText.bp(-0.4) == "0 bp")
        #expect(NumberText.bp(12) == "+12 bp")
        #expect(NumberText.bp(-1.304, decimals: 2) == "−1.30 bp")
        #expect(NumberText.yield(4.38) == "4.38 %")
        #expect(NumberText.yield(-0.05) == "−0.05 %")
        #expect(NumberText.ratio(-0.4499) == "−0.45")
        #expect(NumberText.ratio(14.25, decimals: 1) == "14.3")
    }

    @Test(
        "money is abbreviated, with at most three digits from ten million on",
        arguments: [
            (850, "$850m"), (2400, "$2.40bn"), (14_000, "$14.0bn"), (25_442.6, "$25.4bn"), (35, "$35m"),
            (137.5, "$138m"),
            (0, "$0m"), (0.04, "$0m"), (4.5, "$4.5m"), (9.95, "$10m"), (9.94, "$9.9m"), (999.4, "$999m"),
            (999.5, "$1.00bn"), (9_995, "$10.0bn"), (9_994, "$9.99bn"), (99_950, "$100bn"), (999_500, "$1.00tn"),
            (1_234_567, "$1.23tn"), (-850, "−$850m"), (1e12, "$1,000,000tn"),
        ])
    func money(millions: Double, text: String) {
        #expect(NumberText.money(usdMillions: millions) == text)
    }
}
