csv.from(csv:"a,b\n1,2\n3,\"x, \"\"y\"\"\"",mode:"raw")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,,,,\n,result,table,_time,_value,t\n,,0,2020-01-01T00:00:00Z,1.5,a\n,,0,2020-01-01T00:00:10Z,,a\n,,1,2020-01-01T00:00:00Z,3,\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,0,2030-01-01T00:00:00Z,5,q\n,result,table,_time,_value,t\n,,,,,\n,,,,1,\n")
----
csv.from(csv:"#datatype,string,long,dateTime:RFC3339,double,string\n#group,false,false,false,false,true\n#default,_result,0,2030-01-01T00:00:00Z,5,q\n,result,table,_time,_value,t\n")
