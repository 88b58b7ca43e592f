/// How the dates and numbers of a table are written.
struct TableStyle: Hashable {
    /// The order of dates of three numbers.
    var dates = DateOrder.monthFirst
    /// The sign before decimals.
    var decimal = DecimalSign.point
}
