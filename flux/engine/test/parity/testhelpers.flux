import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
array.from(rows:[{a:influxql.epoch,b:influxql.minTime,c:influxql.maxTime}])
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
it.shouldErrorWithCode(fn:()=>die(msg:"x"),want:/x/,code:uint(v:3))
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
it.shouldErrorWithCode(fn:()=>die(msg:"x"),want:/y/,code:uint(v:4))
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
it.assertMatches(got:"4",want:/4/)
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
array.from(rows:[{a:debug.getOption(pkg:"internal/debug",name:"vectorize")}])
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
option debug.vectorize = true
array.from(rows:[{a:debug.getOption(pkg:"internal/debug",name:"vectorize")}])
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
array.from(rows:[{a:debug.getOption(pkg:"internal/debug",name:"nope")}])
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
array.from(rows:[{a:exists debug.feature(key:"nope")}])
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
testing.assertEqualValues(got:1,want:2)
----
import "array"
import it "internal/testing"
import "internal/debug"
import "internal/influxql"
import "testing"
testing.assertEqualValues(got:"a",want:"a")
