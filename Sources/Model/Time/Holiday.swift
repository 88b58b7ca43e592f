/// The reason that a market does not trade on a weekday.
public enum Holiday: String, Hashable, Sendable {
    /// 1 January.
    case newYear = "New Year's Day"
    /// The third Monday of January.
    case martinLutherKing = "Martin Luther King Jr. Day"
    /// The third Monday of February.
    case presidents = "Presidents' Day"
    /// Two days before Easter.
    case goodFriday = "Good Friday"
    /// The last Monday of May.
    case memorial = "Memorial Day"
    /// 19 June, from 2022.
    case juneteenth = "Juneteenth"
    /// 4 July.
    case independence = "Independence Day"
    /// The first Monday of September.
    case labor = "Labor Day"
    /// The second Monday of October; bonds only.
    case columbus = "Columbus Day"
    /// 11 November; bonds only.
    case veterans = "Veterans Day"
    /// The fourth Thursday of November.
    case thanksgiving = "Thanksgiving Day"
    /// 25 December.
    case christmas = "Christmas Day"
    /// 11 September 2001 and the following days.
    case attacks = "attacks of 11 September"
    /// The funeral of a president.
    case mourning = "day of mourning"
    /// Hurricane Sandy, 2012.
    case hurricane = "hurricane"
}
