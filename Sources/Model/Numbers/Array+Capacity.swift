extension Array {
    /// The elements without the spare room of an array that grew, if that is more than an eighth.
    var withoutSpareCapacity: [Element] {
        capacity - count > count / 8 ? withUnsafeBufferPointer { Array($0) } : self
    }
}
