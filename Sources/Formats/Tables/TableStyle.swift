/// The notation of dates and numbers in a table.
package struct TableStyle: Hashable {
    /// The order of numeric dates.
    package var dates = DateOrder.monthFirst
    /// The decimal separator.
    package var decimal = DecimalSign.point

    package init(dates: DateOrder = DateOrder.monthFirst, decimal: DecimalSign = DecimalSign.point) {
        self.dates = dates
        self.decimal = decimal
    }
}
