from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > 1)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > 1.5)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == true)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value != true)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > "a")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value != 1)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 1.5)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value != "p")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value !~ /p/)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value <= 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value < 100.0)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value >= -1)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == "p" or r._value == 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 3 or r._field == "st")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>not r._value == 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value == 3 and r.h == "x")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r.h == "")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r.h != "")
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._value > 1 and exists r.h)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field == "u" and r._value > 3)
----
from(bucket:"readings")|>range(start:0)|>filter(fn:(r)=>r._field == "u" and r._value > 3.0)
