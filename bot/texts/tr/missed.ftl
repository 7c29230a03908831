missed-what-now = Kurye geldi ({ $at }) ve paketinizi teslim edemedi: { $reason }. Kalan deneme: { $left }. Ne yapalım?
missed-last = Kurye geldi ({ $at }) ve paketinizi teslim edemedi: { $reason }. Bu son denemeydi. Ne yapalım?
missed-disputed = Bunun için üzgünüm. Biri inceleyene kadar bu denemeyi saymıyorum. Ne zaman gelelim?
missed-not-counted = Bunun için üzgünüm. Biri inceleyene kadar bu denemeyi saymıyorum.
missed-says-delivered = Üzgünüm. Kargo şirketi teslim edildiğini bildiriyor; lütfen komşuya ve kapının arkasına bakın. Bir yetkili şimdi inceleyebilir.
button-was-home = Evdeydim
