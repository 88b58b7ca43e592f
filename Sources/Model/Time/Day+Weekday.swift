extension Day {
    /// The `count`-th occurrence of a weekday (0 for Monday) in a month, starting at 1.
    static func nth(_ count: Int, weekday: Int, ofMonth month: Int, in year: Int) -> Day {
        let first = Day(number: number(year, month, 1))
        return first + (weekday - first.weekday + 7) % 7 + (count - 1) * 7
    }

    /// The last occurrence of a weekday (0 for Monday) in a month.
    static func last(weekday: Int, ofMonth month: Int, in year: Int) -> Day {
        let last = Day(number: number(year, month, length(ofMonth: month, in: year)))
        return last - (last.weekday - weekday + 7) % 7
    }

    /// Easter Sunday of a Gregorian year (J. Meeus, "Astronomical Algorithms", 2nd ed., 1998, ch. 8).
    static func easter(of year: Int) -> Day {
        let (golden, century, rest) = (year % 19, year / 100, year % 100)
        let lunar = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - lunar + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let correction = (golden + 11 * epact + 22 * toSunday) / 451
        let march = epact + toSunday - 7 * correction + 22
        return Day(number: number(year, 3, 1)) + (march - 1)
    }

    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool { weekday >= 5 }
}
