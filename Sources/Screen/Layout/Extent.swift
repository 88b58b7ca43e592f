/// The height or width of one part of a rectangle.
public enum Extent: Hashable, Sendable {
    /// The given number of rows or columns, or as many of them as are left.
    case fixed(Int)
    /// A share of what the fixed parts leave, in proportion to the weight and within bounds.
    case share(Int = 1, atLeast: Int = 0, atMost: Int = .max)

    /// At least the given number of rows or columns, and an equal share of the rest.
    public static func atLeast(_ count: Int) -> Extent { .share(1, atLeast: count) }

    /// The lengths of parts of `total`. Their sum never exceeds it; if it is too short, the last parts are shortened
    /// first.
    public static func divide(_ total: Int, into parts: [Extent]) -> [Int] {
        var lengths = parts.map { part in if case .fixed(let count) = part { max(count, 0) } else { 0 } }
        var open = parts.indices.filter { if case .share = parts[$0] { true } else { false } }
        var rest = max(total - lengths.reduce(0, +), 0)
        while !open.isEmpty {
            let shares = proportions(rest, open.map { parts[$0].weight })
            let short = zip(open, shares).filter { parts[$0].bounds.lowerBound > $1 }
            let long = zip(open, shares).filter { parts[$0].bounds.upperBound < $1 }
            // Parts whose bounds exceed their share are settled first, because what they use is not available to the
            // others.
            let settled = short.isEmpty ? long : short
            guard !settled.isEmpty else {
                for (index, length) in zip(open, shares) { lengths[index] = length }
                break
            }
            for (index, share) in settled {
                lengths[index] = min(max(share, parts[index].bounds.lowerBound), parts[index].bounds.upperBound)
                rest = max(rest - lengths[index], 0)
            }
            open.removeAll { index in settled.contains { $0.0 == index } }
        }
        return clipped(lengths, to: total)
    }

    private var weight: Int { if case .share(let weight, _, _) = self { max(weight, 0) } else { 0 } }

    private var bounds: ClosedRange<Int> {
        guard case .share(_, let least, let most) = self else { return 0...0 }
        return max(least, 0)...max(least, most, 0)
    }

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
