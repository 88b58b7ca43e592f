/// The notation of dates and numbers in a table.
struct TableStyle: Hashable {
    /// The order of numeric dates.
    var dates = DateOrder.monthFirst
    /// The decimal separator.
    var decimal = DecimalSign.point
}
