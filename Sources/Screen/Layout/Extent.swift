/// The height or width of one part of a rectangle.
public enum Extent: Hashable, Sendable {
    /// The given number of rows or columns, or as many of them as are left.
    case fixed(Int)
    /// A share of what the fixed parts leave, in proportion to the weight.
    case share(Int = 1)

    /// The lengths of parts of `total`. Their sum never exceeds it; if it is too short, the last parts are shortened
    /// first.
    public static func divide(_ total: Int, into parts: [Extent]) -> [Int] {
        let fixed = parts.map(\.fixedLength)
        let shares = proportions(max(total - fixed.reduce(0, +), 0), parts.map(\.weight))
        return clipped(zip(fixed, shares).map(+), to: total)
    }

    private var fixedLength: Int { if case .fixed(let count) = self { max(count, 0) } else { 0 } }

    private var weight: Int { if case .share(let weight) = self { max(weight, 0) } else { 0 } }

    /// Proportions of a total by weight, rounded so that they add up to it.
    private static func proportions(_ total: Int, _ weights: [Int]) -> [Int] {
        let sum = weights.reduce(0, +)
        guard sum > 0 else { return weights.map { _ in 0 } }
        var weight = 0
        return weights.map { next in
            let start = total * weight / sum
            weight += next
            return total * weight / sum - start
        }
    }

    private static func clipped(_ lengths: [Int], to total: Int) -> [Int] {
        var rest = max(total, 0)
        return lengths.map { length in
            let used = min(length, rest)
            rest -= used
            return used
        }
    }
}

extension Rect {
    /// The parts from top to bottom, with blank rows between them.
    public func rows(_ extents: [Extent], spacing: Int = 0) -> [Rect] {
        var top = y
        return Extent.divide(height - spacing * max(extents.count - 1, 0), into: extents).map { length in
            defer { top = min(top + length + spacing, bottom) }
            return Rect(x: x, y: top, width: width, height: length)
        }
    }

    /// The parts from left to right, with blank columns between them.
    public func columns(_ extents: [Extent], spacing: Int = 0) -> [Rect] {
        var left = x
        return Extent.divide(width - spacing * max(extents.count - 1, 0), into: extents).map { length in
            defer { left = min(left + length + spacing, right) }
            return Rect(x: left, y: y, width: length, height: height)
        }
    }
}
