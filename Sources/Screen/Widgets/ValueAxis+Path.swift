extension ValueAxis {
    /// The dots of a line through values at columns of dots; nil is a gap.
    ///
    /// A line that leaves the range of the axis ends at the edge of the plot, and begins there where it returns.
    func path(_ values: some Sequence<(x: Int, value: Double?)>) -> [(x: Int, y: Int)?] {
        var path: [(x: Int, y: Int)?] = []
        path.reserveCapacity(values.underestimatedCount)
        var previous: (x: Int, value: Double)?
        for (x, value) in values {
            guard let value, value.isFinite else {
                path.append(nil)
                previous = nil
                continue
            }
            let isInside = contains(value)
            if let previous, contains(previous.value) != isInside {
                path.append(edge(between: previous, (x, value), outside: isInside ? previous.value : value))
            }
            path.append(isInside ? (x, step(of: value, parts: 4)) : nil)
            previous = (x, value)
        }
        return path
    }

    private func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// The dot at which a line between two points leaves the plot towards the one that is outside.
    private func edge(
        between first: (x: Int, value: Double), _ second: (x: Int, value: Double), outside: Double
    ) -> (x: Int, y: Int) {
        let limit = outside > high ? high : low
        let share = row(of: limit).position(from: row(of: first.value), to: row(of: second.value))
        let distance = (Double(second.x - first.x) * min(max(share, 0), 1)).rounded()
        return (first.x + Int(distance), step(of: limit, parts: 4))
    }
}
